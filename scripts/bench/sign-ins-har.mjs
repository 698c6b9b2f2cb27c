/**
 * A HAR file of so many sign-ins, a second apart and long ago, each with so many calls of an API, which no sign-in needs, and renewed so many
 * times; without `answered` their token requests are not in it.
 */
export function signInsHar(count, { answered = true, calls = 0, refreshes = 0 } = {}) {
  const refreshToken = (i, turn) => `${'r'.repeat(590)}${i}-${turn}`;
  const begin = Date.UTC(2026, 0, 1);
  const entries = [];
  const entry = (at, method, url, status, more = {}) => ({
    startedDateTime: new Date(at).toISOString(),
    time: 20,
    cache: {},
    timings: { send: 0, wait: 20, receive: 0 },
    request: {
      method,
      url,
      httpVersion: 'HTTP/1.1',
      headers: [],
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: -1,
      ...more.request,
    },
    response: {
      status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      headers: [],
      cookies: [],
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      content: { size: 0, mimeType: 'text/plain' },
      ...more.response,
    },
  });
  for (let i = 0; i < count; i++) {
    const at = begin + i * 1000;
    const redirect = 'https://app.example/callback';
    const shared = { client_id: `spa-${i % 7}`, redirect_uri: redirect };
    const query = new URLSearchParams({
      response_type: 'code',
      ...shared,
      state: `state-${i}-Qv3k1ZpXw2m`,
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    });
    const location = `${redirect}?code=code-${i}-lOBeZQQYbYS6WxSbIA&state=state-${i}-Qv3k1ZpXw2m`;
    entries.push(
      entry(at, 'GET', `https://as.example/authorize?${query}`, 302, {
        response: { redirectURL: location, headers: [{ name: 'Location', value: location }] },
      }),
    );
    for (let call = 0; call < calls; call++) {
      const headers = [{ name: 'Authorization', value: `Bearer 2YotnFZFEjr1zCsicMWpAA-${i}` }];
      entries.push(
        entry(at + 400 + call * 20, 'GET', `https://api.example/v2/items/${i}/${call}?page=${call}`, 200, { request: { headers } }),
      );
    }
    if (!answered) continue;
    const text = new URLSearchParams({
      grant_type: 'authorization_code',
      code: `code-${i}-lOBeZQQYbYS6WxSbIA`,
      ...shared,
      redirect_uri: `${redirect}${i % 3 ? '' : '/'}`,
      code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    }).toString();
    const issued = {
      access_token: '2YotnFZFEjr1zCsicMWpAA',
      token_type: 'Bearer',
      ...(refreshes && { refresh_token: refreshToken(i, 0) }),
    };
    const answer = JSON.stringify(i % 3 ? issued : { error: 'invalid_grant' });
    entries.push(
      entry(at + 300, 'POST', 'https://as.example/token', i % 3 ? 200 : 400, {
        request: { postData: { mimeType: 'application/x-www-form-urlencoded', text } },
        response: { content: { size: answer.length, mimeType: 'application/json', text: answer } },
      }),
    );
    for (let turn = 0; turn < refreshes; turn++) {
      const sent = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken(i, turn), client_id: shared.client_id });
      const tokens = { access_token: `${'t'.repeat(780)}${i}-${turn}`, refresh_token: refreshToken(i, turn + 1), token_type: 'Bearer' };
      const renewed = JSON.stringify(tokens);
      entries.push(
        entry(at + 400 + turn * 20, 'POST', 'https://as.example/token', 200, {
          request: { postData: { mimeType: 'application/x-www-form-urlencoded', text: sent.toString() } },
          response: { content: { size: renewed.length, mimeType: 'application/json', text: renewed } },
        }),
      );
    }
  }
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'bench', version: '1' }, entries } });
}

/** The same as the background keeps them in storage.session, of this tab: their answers' bodies are not seen. */
export function signInsRecorded(count, tab) {
  const { entries } = JSON.parse(signInsHar(count)).log;
  const unseen = { observed: false, because: 'body-not-captured' };
  const records = entries.map(({ startedDateTime, time, request, response }, order) => {
    const exchange = {
      id: `w${order}`,
      startedAt: Date.parse(startedDateTime),
      took: time,
      from: { adapter: 'web-request', position: order },
      context: { tab },
      request: {
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: { observed: true, value: request.postData?.text ?? '' },
      },
      response: { observed: true, value: { status: response.status, headers: response.headers, body: unseen } },
    };
    return [`exchange/normal/w${order}`, JSON.stringify({ exchange, flow: `w${order - (order % 2)}`, order, request: String(order) })];
  });
  return Object.fromEntries(records);
}

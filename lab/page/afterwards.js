import { refresh, userinfo } from './plain.js';

const seconds = (count) => new Promise((resolve) => setTimeout(resolve, count * 1000));

/**
 * What a page does with its tokens, as far as the fault has it do something. Ends with the first answer that is no success.
 * @returns {Promise<{ what: string, sent: { endpoint: string, parameters: object }, status?: number, body?: object, failure?: string }[]>}
 */
export async function afterwards({ behaviour, server, clientId, tokens }) {
  const steps = [];
  const take = async (what, parameters, ask) => {
    const answer = await ask().catch((error) => ({ failure: error.message }));
    steps.push({ what, sent: { endpoint: server, parameters }, ...answer });
    return answer;
  };
  let refreshToken = tokens.refresh_token;
  for (let round = 0; round < behaviour.refreshes; round += 1) {
    if (round > 0) await seconds(0.5); // no page refreshes twice at one moment
    const parameters = {
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      ...(behaviour.refreshSaysWho ? { client_id: clientId } : {}),
    };
    const { status, body } = await take('Refresh', parameters, () => refresh({ server, parameters }));
    if (status !== 200) return steps;
    if (behaviour.keepsNewRefreshToken) refreshToken = body.refresh_token;
  }
  if (behaviour.apiToken === undefined) return steps;
  await seconds(behaviour.secondsBeforeApi);
  const token = tokens[behaviour.apiToken];
  await take('Call of the API', { authorization: `Bearer ${token}` }, () => userinfo({ server, token }));
  return steps;
}

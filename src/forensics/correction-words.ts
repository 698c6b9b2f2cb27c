/** A right line of code in JavaScript and in Python, by what it does right. */
export const correctionWords: Readonly<Record<string, readonly [string, string]>> = {
  challenge: [
    "const codeChallenge = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(codeVerifier))))).replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=+$/, '');",
    "code_challenge = base64.urlsafe_b64encode(hashlib.sha256(code_verifier.encode('ascii')).digest()).rstrip(b'=').decode('ascii')",
  ],
  body: [
    "const body = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, client_id: clientId, code_verifier: codeVerifier });",
    "body = urllib.parse.urlencode({'grant_type': 'authorization_code', 'code': code, 'redirect_uri': redirect_uri, 'client_id': client_id, 'code_verifier': code_verifier})",
  ],
  keep: ["sessionStorage.setItem('code_verifier.' + state, codeVerifier);", "session['code_verifier.' + state] = code_verifier"],
  method: ["authorizationUrl.searchParams.set('code_challenge_method', 'S256');", "parameters['code_challenge_method'] = 'S256'"],
  roles: [
    "authorizationUrl.searchParams.set('code_challenge', codeChallenge); body.set('code_verifier', codeVerifier);",
    "parameters['code_challenge'], body['code_verifier'] = code_challenge, code_verifier",
  ],
  unquote: ["const codeVerifier = JSON.parse(sessionStorage.getItem('code_verifier'));", 'code_verifier = json.loads(stored)'],
  unrepr: ['const codeVerifier = new TextDecoder().decode(verifierBytes);', "code_verifier = verifier_bytes.decode('ascii')"],
  trim: ['const codeVerifier = stored.trim();', 'code_verifier = stored.strip()'],
  'strip-padding': ["const codeVerifier = stored.replace(/=+$/, '');", "code_verifier = stored.rstrip('=')"],
  alphabet: [
    "const codeVerifier = stored.replace(/\\+/g, '-').replace(/\\//g, '_');",
    "code_verifier = stored.replace('+', '-').replace('/', '_')",
  ],
};

import type { Move } from './explanation.ts';

/** A right line of code in two languages. */
export interface Correction {
  javascript: string;
  python: string;
}

const challenge: Correction = {
  javascript:
    "const codeChallenge = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(codeVerifier))))).replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=+$/, '');",
  python: "code_challenge = base64.urlsafe_b64encode(hashlib.sha256(code_verifier.encode('ascii')).digest()).rstrip(b'=').decode('ascii')",
};

const body: Correction = {
  javascript:
    "const body = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, client_id: clientId, code_verifier: codeVerifier });",
  python:
    "body = urllib.parse.urlencode({'grant_type': 'authorization_code', 'code': code, 'redirect_uri': redirect_uri, 'client_id': client_id, 'code_verifier': code_verifier})",
};

const keep: Correction = {
  javascript: "sessionStorage.setItem('code_verifier.' + state, codeVerifier);",
  python: "session['code_verifier.' + state] = code_verifier",
};

const method: Correction = {
  javascript: "authorizationUrl.searchParams.set('code_challenge_method', 'S256');",
  python: "parameters['code_challenge_method'] = 'S256'",
};

const roles: Correction = {
  javascript: "authorizationUrl.searchParams.set('code_challenge', codeChallenge); body.set('code_verifier', codeVerifier);",
  python: "parameters['code_challenge'], body['code_verifier'] = code_challenge, code_verifier",
};

const own: Readonly<Record<string, Correction>> = {
  'cf-r-unquote': {
    javascript: "const codeVerifier = JSON.parse(sessionStorage.getItem('code_verifier'));",
    python: 'code_verifier = json.loads(stored)',
  },
  'cf-r-unrepr': {
    javascript: 'const codeVerifier = new TextDecoder().decode(verifierBytes);',
    python: "code_verifier = verifier_bytes.decode('ascii')",
  },
  'cf-r-trim': { javascript: 'const codeVerifier = stored.trim();', python: 'code_verifier = stored.strip()' },
  'cf-r-strip-padding': { javascript: "const codeVerifier = stored.replace(/=+$/, '');", python: "code_verifier = stored.rstrip('=')" },
  'cf-r-alphabet': {
    javascript: "const codeVerifier = stored.replace(/\\+/g, '-').replace(/\\//g, '_');",
    python: "code_verifier = stored.replace('+', '-').replace('/', '_')",
  },
  'cf-x-roles-swapped': roles,
  'cf-x-equal': roles,
  'cf-x-s256-of-sent': method,
  'cf-x-method-case': method,
  'cf-x-earlier-attempt': keep,
  'cf-x-later-attempt': keep,
  'cf-x-other-attempt': keep,
  'cf-x-other-verifier': keep,
  'cf-x-value-confusion': body,
};

/** The right line for each thing that went wrong, one under the other; empty where the client is right. */
export function correctionOf(moves: readonly Move[]): Correction {
  const lines = new Set(moves.map(lineFor).filter((line) => line !== undefined));
  return {
    javascript: [...lines].map(({ javascript }) => javascript).join('\n'),
    python: [...lines].map(({ python }) => python).join('\n'),
  };
}

function lineFor({ id, family }: Move): Correction | undefined {
  if (id === 'cf-x-vendor-form') return undefined;
  if (id === 'cf-x-hash-of-value' || (family !== 'repair' && family !== 'role')) return challenge;
  return own[id] ?? body;
}

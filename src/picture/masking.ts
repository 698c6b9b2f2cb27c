import type { Flow } from '../flow/flow.ts';

/** Parameters and header fields whose values are credentials or bind a sign-in; shown only when a person asks. */
const secrets = new Set([
  'code',
  'auth_code',
  'authorization_code',
  'code_verifier',
  'state',
  'nonce',
  'access_token',
  'refresh_token',
  'id_token',
  'id_token_hint',
  'logout_token',
  'client_secret',
  'client_assertion',
  'assertion',
  'subject_token',
  'actor_token',
  'device_code',
  'token',
  'request',
  'request_uri',
  'response',
  'password',
  'passwd',
  'pin',
  'otp',
  'session_state',
  'samlresponse',
  'authorization',
  'cookie',
  'set-cookie',
  'dpop',
]);

/** Whether a value of that name is masked until it is clicked. Names that only look like credentials count too. */
export const isSecret = (name: string): boolean => {
  const plain = name.toLowerCase();
  return secrets.has(plain) || /secret|passw|_token$|verifier|credential|api[_-]?key|session(?:_?id)?$/.test(plain);
};

/** Whether a value holds a secret inside: a JSON text with a member of such a name, as a gateway wraps an answer, or a JWT. */
export const holdsSecret = (value: string): boolean =>
  jwt.test(value) || (/^\s*[{[]/.test(value) && [...value.matchAll(/"([^"\\]{1,60})"\s*:/g)].some(([, name]) => isSecret(name!)));

const jwt = /eyJ[\w-]{4,}\.[\w-]+\.[\w-]/;

/** Every value of a flow that travelled as a secret; where it turns up under another name, it is one still. */
export function secretValues({ timeline }: Pick<Flow, 'timeline'>): Set<string> {
  const values = timeline.flatMap(({ parameters }) => (parameters.observed ? parameters.value : []));
  return new Set(values.filter(({ name, value }) => value.length > 3 && isSecret(name)).map(({ value }) => value));
}

/** What stands for a masked value: the same for every value, whatever its length. */
export const mask = '••••••••';

/** Longest value that is shown whole after it was asked for. */
const longest = 4000;

/** A value cut for display; `cut` is its full length where something was left out. */
export function shortened(value: string, most = longest): { text: string; cut?: number } {
  if (value.length <= most) return { text: value };
  const half = Math.floor(most / 2);
  return { text: `${value.slice(0, most - half)}…${value.slice(-half)}`, cut: value.length };
}

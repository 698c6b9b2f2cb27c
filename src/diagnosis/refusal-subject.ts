import type { Flow } from '../flow/flow.ts';
import { formPairs, urlParts } from '../http/url.ts';
import { textOfPage } from '../oauth/page-text.ts';

/** What a refused authorization request was refused for, as the answer says it; `person` for a decision, `place` for an address without a server. */
type Subject = 'pkce' | 'redirect_uri' | 'client' | 'scope' | 'response_type' | 'response_mode' | 'person' | 'server' | 'place';

/** Words that name one parameter. A sentence that lists all that may be wrong names none. */
const named: readonly (readonly [RegExp, Subject])[] = [
  [/pkce|proof key|code[_ ]?(?:challenge|verifier)/i, 'pkce'],
  [
    /redirect[_ -]?ur[il]|redirect_mismatch|redirection ur[il]|reply (?:url|address)|callback ur[il]|AADSTS(?:50011|900971)\b/i,
    'redirect_uri',
  ],
  [/response[_ ]?type/i, 'response_type'],
  [/response[_ ]?mode/i, 'response_mode'],
  [/\bscopes?\b/i, 'scope'],
  [
    /client[_ ]?id|(?:invalid|unknown|unauthori[sz]ed|deleted|disabled)[_ ](?:client|application)|AADSTS(?:700016|50194|90013)\b/i,
    'client',
  ],
  [/\b(?:denied|cancel(?:l?ed)?|not assigned|log ?in|sign ?in|consent|password)\b/i, 'person'],
];
const general = /missing a required parameter, includes an (?:invalid|unsupported)/i;

/** What the registered errors are about (RFC 6749 §4.1.2.1, OpenID Connect Core §3.1.2.6). */
const errors: Readonly<Record<string, Subject>> = {
  access_denied: 'person',
  login_required: 'person',
  interaction_required: 'person',
  consent_required: 'person',
  account_selection_required: 'person',
  server_error: 'server',
  temporarily_unavailable: 'server',
  invalid_scope: 'scope',
  unsupported_response_type: 'response_type',
  unsupported_response_mode: 'response_mode',
  unauthorized_client: 'client',
  invalid_client: 'client',
};

/** Rules about one parameter: they explain no answer that speaks of another. */
const about: readonly (readonly [RegExp, Subject])[] = [
  [/^(?:pkce-missing|challenge-.+)$/, 'pkce'],
  [/^(?:authz-redirect-uri-missing|redirect-uri-.+)$/, 'redirect_uri'],
  [/^(?:authz-response-type-missing|authz-implicit)$/, 'response_type'],
  [/^response-mode-unsafe$/, 'response_mode'],
  [/^(?:scope-malformed|openid-scope-missing)$/, 'scope'],
  [/^authz-client-id-missing$/, 'client'],
];

/** False when the answer to the authorization request says that it was refused for something else than what this rule found. */
export function fitsRefusal(rule: string, severity: 'error' | 'warning' | 'note', flow: Flow): boolean {
  const { failure } = flow.derived;
  if (failure?.at !== 'authorization-page' && failure?.at !== 'authorization-response' && failure?.at !== 'pushed') return true;
  const own = about.find(([pattern]) => pattern.test(rule))?.[1];
  const subject = subjectOf(flow);
  // A server that cannot take the challenge sends the browser back; its own page is for a client or an address that it does not trust (RFC 6749 §4.1.2.1).
  if (subject === undefined) return !(rule === 'pkce-missing' && failure.at === 'authorization-page');
  if (own === subject) return true;
  // "Not authorized to request an authorization code using this method" (RFC 6749 §4.1.2.1) is said of a response_type too.
  if (own === 'response_type' && failure.error === 'unauthorized_client') return severity === 'error';
  // A redirect URI that is wrong in itself is one that no client can have registered.
  if (own === 'redirect_uri' && subject === 'client') return severity === 'error';
  if (subject === 'server') return severity === 'error' && rule !== 'pkce-missing';
  // A server that says nothing but 403 may say it of the client or the address that are missing or malformed before our eyes.
  if (subject === 'place' && failure.status === 403 && (own === 'client' || own === 'redirect_uri')) return severity === 'error';
  if (subject === 'person' || subject === 'place') return own === undefined && severity === 'error';
  return own === undefined;
}

function subjectOf({ derived, messages }: Flow): Subject | undefined {
  const { error = '', description = '', status = 0, at } = derived.failure ?? {};
  const page = at === 'authorization-page' ? messages.authorizationPage : undefined;
  const told = formPairs(urlParts(page?.url ?? '').query).flatMap(({ name, value }) => (/^error/.test(name) ? [value] : []));
  const words = [description, page?.body.observed ? textOfPage(page.body.value) : '', ...told].join(' ');
  const subjects = general.test(words) && !named[0]![0].test(words) ? [] : named.filter(([pattern]) => pattern.test(words));
  const [first] = subjects;
  if (first?.[1] === 'pkce') return 'pkce';
  if (Object.hasOwn(errors, error)) return errors[error];
  if (first) return first[1];
  if (status >= 500) return 'server';
  return status === 404 || status === 403 || status === 429 ? 'place' : undefined;
}

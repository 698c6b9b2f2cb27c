import { type CorsAnswer, corsAnswer } from './cross-origin.ts';
import { type OAuthMessage, readHeader, readOtherHeader } from './message.ts';

/** What the browser makes of the answer to a preflight (Fetch §4.8); unknown where its headers or the Origin were not seen. */
export type PreflightAnswer =
  | { check: 'passed' | 'unknown' | 'unanswered' | 'failed' | 'redirected' | 'status' }
  | { check: 'origin'; answer: CorsAnswer & { check: 'refused' }; origin: string }
  | { check: 'method'; method: string }
  | { check: 'headers'; headers: readonly string[] };

/** Runs the browser's checks on a preflight in the browser's order. */
export function preflightAnswer(preflight: OAuthMessage): PreflightAnswer {
  const { status } = preflight;
  if (status === undefined) return { check: 'unanswered' };
  if (status === 0) return { check: 'failed' };
  if (status >= 300 && status < 400) return { check: 'redirected' };
  if (status < 200 || status > 299) return { check: 'status' };
  const answer = corsAnswer(preflight);
  if (answer.check === 'unknown') return answer;
  const origin = readHeader(preflight, 'origin');
  if (answer.check === 'refused' && origin.state === 'present') return { check: 'origin', answer, origin: origin.value };
  const method = readHeader(preflight, 'access-control-request-method');
  if (method.state === 'present' && !allowsMethod(preflight, method.value)) return { check: 'method', method: method.value };
  const headers = headersAskedFor(preflight).filter((name) => !allowsHeader(preflight, name));
  return headers.length ? { check: 'headers', headers } : { check: 'passed' };
}

/** Headers that made the browser ask, in lower case. */
export function headersAskedFor(preflight: OAuthMessage): string[] {
  const names = readHeader(preflight, 'access-control-request-headers');
  return names.state === 'present' ? listed(names.value) : [];
}

const listed = (value: string) =>
  value
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);

/** A wildcard is taken for credentials not being sent: the preflight itself does not tell. */
const allowedBy = (preflight: OAuthMessage, header: string) => {
  const allowed = readOtherHeader(preflight, header);
  return allowed.state === 'present' ? listed(allowed.value) : [];
};

function allowsMethod(preflight: OAuthMessage, method: string): boolean {
  if (/^(?:GET|HEAD|POST)$/.test(method)) return true;
  const allowed = allowedBy(preflight, 'access-control-allow-methods');
  return allowed.includes('*') || allowed.includes(method.toLowerCase());
}

function allowsHeader(preflight: OAuthMessage, name: string): boolean {
  const allowed = allowedBy(preflight, 'access-control-allow-headers');
  return allowed.includes(name) || (allowed.includes('*') && name !== 'authorization');
}

import type { Flow } from '../flow/flow.ts';
import type { Case } from './case.ts';
import type { Finding } from './diagnosis.ts';
import { causesOf } from './hypotheses/causes-by-failure.ts';
import { consequences } from './hypotheses/same-slip.ts';
import { fitsRefusal } from './refusal-subject.ts';

const stages = [
  'discovery',
  'authorization-request',
  'authorization-response',
  'token-request',
  'correlation',
  'transport',
  'token-response',
  'id-token',
  'refresh',
  'enforcement',
];

/** The finding that is the cause: of those that can explain the failure the most telling, else the earliest that breaks a sign-in. */
export function provedFault(given: Case): Finding | undefined {
  const faulty = [...given.findings.values()].filter((finding) => finding.verdict === 'faulty');
  const list = causesOf(given.flow);
  const { failure, issued } = given.flow.derived;
  const explaining = list
    .map((rule) => faulty.find((finding) => finding.rule === rule))
    .filter(
      (finding): finding is Finding =>
        finding !== undefined &&
        (failure ? mayExplain(finding, given.flow) : finding.severity === 'error' || withoutProof.has(finding.rule)),
    );
  // A code that was sent twice explains no refusal of both: what is wrong with each of the two requests does.
  const byRepetition = explaining[0] && repetitions.has(explaining[0].rule) && !issued;
  const each = byRepetition ? explaining.find(({ rule, severity }) => severity === 'error' && inEach.test(rule)) : undefined;
  // That CORS hid the answer is then but likely; what is wrong with the request for certain, the answer would have said.
  const byHiding = failure?.at === 'token-request' && hidings.has(explaining[0]?.rule ?? '') && explaining[0]?.severity === 'warning';
  const certain = byHiding ? faulty.find(({ rule, severity }) => severity === 'error' && inEach.test(rule)) : undefined;
  const listed = each ?? certain ?? agreed(given, explaining) ?? explaining[0];
  if (listed) return listed;
  const rest = faulty
    .filter((finding) => finding.severity === 'error' && !consequences.has(finding.rule))
    .sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage));
  if (!failure) return rest[0];
  // After a failure only what comes before it can be its cause; weaknesses of a server that accepted cannot.
  const plausible = rest.filter(
    (finding) =>
      finding.stage !== 'enforcement' &&
      finding.stage !== 'discovery' &&
      (issued || finding.stage !== 'id-token') &&
      breaksSomething.has(finding.rule),
  );
  return plausible[0];
}

/** Causes of a sign-in that just stops, which nothing can prove. */
const withoutProof = new Set(['token-request-missing', 'csp-connect-blocked']);
const hidings = new Set(['cors-response-blocked', 'cors-preflight-failed']);

/** The rules that prove what a text of a server names. */
const provedBy: Readonly<Record<string, RegExp>> = {
  pkce_mismatch: /^(?:challenge|verifier)-/,
  pkce_verifier_missing: /^verifier-missing$/,
  pkce_verifier_format: /^verifier-/,
  redirect_mismatch_token: /^(?:redirect-uri-differs|token-redirect-uri-missing)$/,
  client_mismatch: /^client-id-differs$/,
};

/** What the bytes prove and the server's own text says as well comes before what the bytes alone prove. */
function agreed({ meanings, flow }: Case, explaining: readonly Finding[]): Finding | undefined {
  const tags = new Set(meanings.filter(({ trust }) => trust !== 'unverified').flatMap(({ causes }) => causes));
  const [tag = ''] = tags;
  const pattern =
    tags.size === 1 && flow.derived.failure?.at === 'token-response' && Object.hasOwn(provedBy, tag) ? provedBy[tag] : undefined;
  return pattern && explaining.find(({ rule, severity }) => severity === 'error' && pattern.test(rule));
}

const repetitions = new Set(['code-double-submit', 'code-replayed']);
const inEach = /^(?:challenge-|verifier-|redirect-uri-differs$|client-id-differs$|code-differs$|token-redirect-uri-missing$)/;

/** Errors outside a failure's own list that can break a sign-in all the same. */
const breaksSomething = new Set([
  'state-mismatch',
  'iss-mismatch',
  'response-lost-parameters',
  'response-location-differs',
  'code-and-error',
  'nonce-mismatch',
  'refresh-token-reused',
  'refresh-race',
  'id-token-malformed',
  'jarm-invalid',
]);

/** A note explains nothing, except where it is the very demand that was not met (a DPoP nonce). */
function mayExplain(finding: Finding, flow: Flow): boolean {
  const { challengeMatches } = flow.derived;
  // A published example is weak, but a pair that fits is no reason to refuse it.
  if (finding.rule === 'challenge-known-constant' && challengeMatches.observed && challengeMatches.value) return false;
  const { at, error, description } = flow.derived.failure ?? {};
  if (!fitsRefusal(finding.rule, finding.severity, flow)) return false;
  const isLate = at === 'token-response'; // A server that let the sign-in begin without PKCE refuses it later only where its text says so.
  if (finding.severity !== 'note' && !(isLate && finding.rule === 'pkce-missing')) return true;
  if (finding.rule === 'pkce-missing') return /pkce|code[_ ](?:challenge|verifier)/i.test(description ?? '');
  return error === 'use_dpop_nonce' && finding.rule === 'dpop-nonce-challenge';
}

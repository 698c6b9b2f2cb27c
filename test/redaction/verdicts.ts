import { analyse } from '../../src/analyse.ts';
import type { Exchange } from '../../src/http/exchange.ts';

/** All that a verdict says, to the character. */
export const verdicts = (exchanges: readonly Exchange[]) =>
  analyse(exchanges).flows.map(({ status, headline, rootCause, alsoWrong, findings, hypotheses, clientId, server, provider }) => ({
    status,
    headline,
    clientId,
    server,
    provider: provider?.id,
    cause: rootCause && [rootCause.cause, rootCause.standing, rootCause.text, (rootCause.construction ?? []).map(({ id }) => id).join()],
    alsoWrong: alsoWrong.map(({ cause }) => cause),
    hypotheses: hypotheses.map(({ cause, standing }) => `${cause} ${standing}`),
    findings: findings.map(({ rule, verdict, severity, text }) => `${rule} ${verdict} ${severity} ${text}`),
  }));

/**
 * The same where a challenge was made anew by a wrong construction: two or more illegal characters of a digest cannot be had at the same places
 * (that would take some 16,000 tries each), nor its last character after a distortion.
 */
export const verdictsOfDigests = (exchanges: readonly Exchange[]) =>
  verdicts(exchanges).map(({ cause, findings, ...rest }) => ({
    ...rest,
    cause: cause && { ...cause, 2: cause[0]?.startsWith('challenge-') ? withoutPlaces(cause[2]!) : cause[2] },
    findings: findings.map((text) => (/^challenge-(?:charset|noncanonical) /.test(text) ? withoutPlaces(text) : text)),
  }));

/** Which of the two holds for a recording and its redacted copy. */
export const comparable = (exchanges: readonly Exchange[]) =>
  verdicts(exchanges).some(({ cause }) => cause?.[3]) ? verdictsOfDigests : verdicts;

const withoutPlaces = (text: string) =>
  text.replace(/character \d+|and \d+ more/g, 'character N').replace(/ends in “.”, whose six bits are \d+/, 'ends in another character');

import { analyse } from '../../src/analyse.ts';
import type { Exchange } from '../../src/http/exchange.ts';

/**
 * All that a verdict says, but for two things that belong to a digest which was made anew: at which positions illegal characters stand in it,
 * and (in a value so predictable that it was only shifted) which character is its last.
 */
export const verdicts = (exchanges: readonly Exchange[]) =>
  analyse(exchanges).flows.map(({ status, headline, rootCause, alsoWrong, findings, hypotheses, clientId, server, provider }) => ({
    status,
    headline,
    clientId,
    server,
    provider: provider?.id,
    cause: rootCause && [
      rootCause.cause,
      rootCause.standing,
      withoutPlaces(rootCause.text),
      (rootCause.construction ?? []).map(({ id }) => id).join(),
    ],
    alsoWrong: alsoWrong.map(({ cause }) => cause),
    hypotheses: hypotheses.map(({ cause, standing }) => `${cause} ${standing}`),
    findings: findings.map(({ rule, verdict, severity, text }) => `${rule} ${verdict} ${severity} ${withoutPlaces(text)}`),
  }));

const withoutPlaces = (text: string) =>
  text.replace(/character \d+|and \d+ more/g, 'character N').replace(/ends in “.”, whose six bits are \d+/, 'ends in another character');

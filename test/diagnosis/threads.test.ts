import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analyse.ts';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import type { Exchange } from '../../src/http/exchange.ts';
import { asChromeHar } from './broken/as-har.ts';
import type { Broken } from './broken/case.ts';
import { challengeThreads } from './threads/challenge.ts';
import { codeThreads } from './threads/code.ts';
import { comingBackThreads } from './threads/coming-back.ts';
import { distractionCases, harmless } from './threads/distractions.ts';
import { networkEndings } from './threads/network.ts';
import { redirectThreads } from './threads/redirect-uri.ts';
import { tokenRequestThreads } from './threads/token-request.ts';
import { verifierThreads } from './threads/verifier.ts';

const tables = {
  'the challenge': challengeThreads,
  'the verifier': verifierThreads,
  'the code': codeThreads,
  'the redirect URI': redirectThreads,
  'the token request': tokenRequestThreads,
  'the way back': comingBackThreads,
  'after something odd': distractionCases,
  'the network': networkEndings,
};

/** What is said of a recording: of the sign-ins that failed, or else of all. */
function told(exchanges: readonly Exchange[]) {
  const { flows } = analyse(exchanges);
  const causes = flows.flatMap(({ rootCause }) => rootCause ?? []);
  const sentences = causes.length ? causes.map(({ title, text }) => `${title}. ${text}`) : flows.map(({ headline }) => headline);
  return { flows, causes, sentences };
}

const wantedOf = ({ cause }: Broken) => (typeof cause === 'string' ? [cause] : cause);

function isSaid(exchanges: readonly Exchange[], broken: Broken): void {
  const { flows, causes, sentences } = told(exchanges);
  const named = [...new Set(causes.map(({ cause }) => cause))];
  if (broken.cause === 'none') expect(named, sentences.join('\n')).toEqual([]);
  else expect(named.map((cause) => wantedOf(broken).includes(cause) || cause)).toEqual([true]);
  for (const sentence of sentences) expect(sentence).toMatch(broken.says);
  if (broken.standing && broken.standing !== 'not proved') expect(causes[0]?.standing).toBe(broken.standing);
  if (broken.standing === 'not proved') expect(causes[0]?.standing).not.toBe('proved');
  expect(flows.flatMap(({ findings }) => findings.filter(({ verdict }) => verdict === 'crashed'))).toEqual([]);
}

/** Causes that only cookies, credentials or the tabs of a recording show; Chrome's ordinary export has none of them. Of a failure it names the error. */
const needsWhatIsWithheld =
  /^(?:(?:33|35|37|38|39|40|47|89|94|101) |32 the same|72 127|96 a service worker answers the callback|Firefox, nobody listens)/;

// The number of a case is that of the cause among those that developers were seen to meet; the name ends in the thread.
describe.each(Object.entries(tables))('%s', (_, cases) => {
  it.each(Object.entries(cases))('%s', (_, broken) => isSaid(parseTranscript(broken.traffic), broken));
});

describe('as Chrome exports it', () => {
  it.each(
    Object.values(tables)
      .flatMap((cases) => Object.entries(cases))
      .filter(([name]) => !name.startsWith('Firefox')),
  )('%s', (name, broken) => {
    const { exchanges } = exchangesOfHar(asChromeHar(parseTranscript(broken.traffic)));
    if (!needsWhatIsWithheld.test(name)) return isSaid(exchanges, broken);
    const proved = told(exchanges).causes.filter(({ standing, cause }) => standing === 'proved' && !wantedOf(broken).includes(cause));
    expect(proved.map(({ cause, text }) => `${cause}: ${text}`)).toEqual([]);
    return undefined;
  });
});

describe('nothing is said', () => {
  it.each(Object.entries(harmless))('of %s', (_, traffic) =>
    expect(told(parseTranscript(traffic)).causes.map(({ text }) => text)).toEqual([]),
  );
});

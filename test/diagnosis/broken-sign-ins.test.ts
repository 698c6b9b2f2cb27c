import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analyse.ts';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { groups } from '../../src/diagnosis/hypotheses/same-slip.ts';
import { asChromeHar } from './broken/as-har.ts';
import { boundCases } from './broken/bound.ts';
import type { Broken } from './broken/case.ts';
import { challengeCases } from './broken/challenge.ts';
import { engineCases } from './broken/engines.ts';
import { codeCases, requestCases } from './broken/exchange.ts';
import { authorizationCases, idTokenCases, responseCases } from './broken/front.ts';
import { handoverCases } from './broken/handover.ts';
import { callbackCases, hiddenCases } from './broken/hidden.ts';
import { lostCases } from './broken/lost.ts';
import { missedCases } from './broken/missed.ts';
import { moreCases } from './broken/more.ts';
import { providerCases } from './broken/providers.ts';
import { refreshFaultCases } from './broken/refresh.ts';
import { strangerCases } from './broken/strangers.ts';
import { refreshCases, senderCases, transportCases } from './broken/transport.ts';
import { unfinishedCases } from './broken/unfinished.ts';
import { verifierCases } from './broken/verifier.ts';
import { callbackUrl, lines, login, redeem, signedIn } from './broken/world.ts';

const tables = {
  challenge: challengeCases,
  verifier: verifierCases,
  code: codeCases,
  request: requestCases,
  authorization: authorizationCases,
  response: responseCases,
  'ID token': idTokenCases,
  transport: transportCases,
  sender: senderCases,
  bound: boundCases,
  refresh: refreshCases,
  'refresh token': refreshFaultCases,
  hidden: hiddenCases,
  callback: callbackCases,
  handover: handoverCases,
  lost: lostCases,
  more: moreCases,
  engine: engineCases,
  stranger: strangerCases,
  missed: missedCases,
  unfinished: unfinishedCases,
  provider: providerCases,
};

/** Two views of one slip; a misspelt name says how a parameter came to be missing. */
const kin = (one: string, other: string) =>
  one === other || one === 'param-misspelled' || groups.some((group) => group.includes(one) && group.includes(other));

function verdict({ traffic, cause, says, also = [], standing }: Broken) {
  const { flows } = analyse(parseTranscript(traffic));
  const failed = flows.filter((flow) => flow.rootCause);
  const [flow] = failed;
  const root = flow?.rootCause;
  const told = flows
    .map(
      ({ id, status, rootCause, headline, alsoWrong }) =>
        `${id} ${status} ${rootCause ? `${rootCause.cause} (${rootCause.standing}): ${rootCause.text}` : headline} also: ${alsoWrong.map((each) => each.cause)}`,
    )
    .join('\n');
  const wanted = typeof cause === 'string' ? [cause] : cause;
  expect(failed.length, told).toBe(1);
  expect(wanted, told).toContain(root!.cause);
  expect(`${root!.title}. ${root!.text}`, told).toMatch(says);
  if (standing === 'not proved') expect(root!.standing, told).not.toBe('proved');
  else if (standing) expect(root!.standing, told).toBe(standing);
  const noise = flows.flatMap(({ id, alsoWrong }) =>
    alsoWrong.filter((each) => !also.includes(each.cause)).map((each) => `${id} ${each.cause}: ${each.text}`),
  );
  expect(noise, told).toEqual([]);
  const proved = flow!.hypotheses.filter(
    (each) => each.standing === 'proved' && !kin(each.cause, root!.cause) && !also.includes(each.cause),
  );
  expect(
    proved.map((each) => `${each.cause}: ${each.because}`),
    told,
  ).toEqual([]);
  const denied = flow!.hypotheses.filter((each) => each.standing === 'ruled-out' && each.cause === root!.cause);
  expect(denied, told).toEqual([]);
  expect(flows.flatMap(({ findings }) => findings.filter((each) => each.verdict === 'crashed'))).toEqual([]);
}

describe.each(Object.entries(tables))('%s', (_, cases) => {
  it.each(Object.entries(cases))('%s', (_, broken) => verdict(broken));
});

/** Causes that only cookies, credentials or the tabs of a recording show. */
const needsWhatIsWithheld = new Set<string>([
  'two secrets, at Okta',
  'Chrome: cookies and a wildcard, Zitadel',
  'COOP of the server closes the popup',
  'no client_id, at Okta',
  'an interceptor that adds its Bearer header to the token request, at Okta',
  'a cookie with SameSite=Strict, refused in the manner of OmniAuth',
  'a cookie of another path, refused in the manner of Spring Security',
  // In a Chrome export such a request is one that is still under way.
  'Firefox: status 0 without a word',
]);

describe('as Chrome exports it', () => {
  it.each(Object.values(tables).flatMap((cases) => Object.entries(cases)))('%s', (title, { traffic, cause }) => {
    const { flows } = analyse(exchangesOfHar(asChromeHar(parseTranscript(traffic))).exchanges);
    const named = flows.flatMap(({ rootCause }) => rootCause ?? []);
    const wanted = typeof cause === 'string' ? [cause] : cause;
    if (needsWhatIsWithheld.has(title)) {
      expect(named.filter((each) => each.standing === 'proved' && !wanted.includes(each.cause))).toEqual([]);
    } else {
      expect(named.map((each) => wanted.includes(each.cause) || each.cause)).toEqual([true]);
    }
  });
});

describe('a callback is not refused', () => {
  const pages = callbackUrl('okta');
  it.each(
    Object.entries({
      'when a static host answers 404 and its page redeems the code': lines(
        login('okta').replace(
          /< 200 <!doctype html><html><script[^\n]*$/,
          '< 404 <!doctype html><html><script src="/app.js"></script></html>',
        ),
        redeem('okta', signedIn('okta')),
      ),
      'when a proxy asked for a ticket first': lines(
        login('okta').replace(/< 200 <!doctype html><html><script[^\n]*$/, '< 401\n< WWW-Authenticate: Negotiate'),
        `GET ${pages}\n> Authorization: Negotiate x\n< 302 https://shop.example/`,
      ),
    }),
  )('%s', (_, traffic) => {
    const { flows } = analyse(parseTranscript(traffic));
    expect(flows.map(({ rootCause }) => rootCause?.cause)).toEqual([undefined]);
  });
});

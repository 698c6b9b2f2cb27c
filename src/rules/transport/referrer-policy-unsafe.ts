import { responseHeader } from '../../oauth/exchange-headers.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder } from '../sample-sign-in.ts';

const landing = (policy: string) =>
  inOrder(
    authorize(),
    `GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m\n< 200 <html></html>\n< Content-Type: text/html${policy && `\n< Referrer-Policy: ${policy}`}`,
  );

const known = new Set([
  'no-referrer',
  'no-referrer-when-downgrade',
  'same-origin',
  'origin',
  'strict-origin',
  'origin-when-cross-origin',
  'strict-origin-when-cross-origin',
  'unsafe-url',
]);

export default defineRule({
  id: 'referrer-policy-unsafe',
  stage: 'transport',
  title: 'The callback page tells other sites its whole address',
  severity: 'warning',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(9700, '4.2.4'), specification('Referrer Policy')],
  why: "The address of the callback page holds the code. By default browsers tell other sites only the page's origin, but this page's policy has them told everything.",
  fix: 'Answer the callback page with Referrer-Policy: no-referrer.',
  notToBeConfusedWith: 'No policy at all, where the safe default of browsers holds; a callback that redirects at once.',
  needs: ['callback'],
  uses: ['authorizationResponse'],
  messages: { unsafe: 'The callback page has Referrer-Policy: {policy}, so requests to other sites carry its whole URL with the code.' },

  check({ callback, authorizationResponse }, conclude) {
    const { status = 0 } = callback;
    // A fragment and a form_post body never stand in a Referer.
    if (status < 200 || status > 299 || (authorizationResponse?.delivered ?? 'query') !== 'query' || callback.opaque)
      return conclude.notApplicable();
    const policy = responseHeader(callback, 'referrer-policy');
    if (policy.state === 'unobserved') return conclude.inconclusive(policy.because);
    if (policy.state === 'absent') return conclude.sound();
    // Of several policies the last one that a browser knows is in force.
    const inForce = policy.value
      .split(',')
      .map((each) => each.trim().toLowerCase())
      .findLast((each) => known.has(each));
    return inForce === 'unsafe-url' || inForce === 'no-referrer-when-downgrade'
      ? conclude.faulty('unsafe', { policy: inForce }, [policy.at])
      : conclude.sound();
  },

  examples: {
    faulty: [landing('unsafe-url')],
    sound: [landing('no-referrer'), landing('')],
  },
});

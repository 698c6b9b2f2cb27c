import { responseHeader } from '../../oauth/exchange-headers.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

const landing = (headers: string) =>
  inOrder(
    authorize(),
    `GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m\n< 200 <html></html>\n< Content-Type: text/html${headers}`,
  );

export default defineRule({
  id: 'callback-cacheable',
  stage: 'transport',
  title: 'The callback page may be stored together with the code in its address',
  severity: 'note',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(9700, '4.3.1')],
  why: 'A stored page is found by its address, and the code stands in that. Going back in the history can also show the page again and let it redeem its old code once more.',
  fix: 'Answer the callback page with Cache-Control: no-store.',
  notToBeConfusedWith: 'The other pages of the application, which may well be stored.',
  needs: ['callback'],
  uses: ['authorizationResponse'],
  messages: {
    stored: 'The callback page was answered with Cache-Control: {value}, which allows to store it.',
    unsaid: 'The callback page was answered without Cache-Control, so that it may be stored.',
  },

  check({ callback, authorizationResponse }, conclude) {
    if (callback.status !== 200 || (authorizationResponse?.delivered ?? 'query') !== 'query' || callback.opaque)
      return conclude.notApplicable();
    const control = responseHeader(callback, 'cache-control');
    if (control.state === 'unobserved') return conclude.inconclusive(control.because);
    if (control.state === 'absent') return conclude.faulty('unsaid', {}, [control.at]);
    return /(?:^|,)\s*no-store\s*(?:,|$)/i.test(control.value)
      ? conclude.sound()
      : conclude.faulty('stored', { value: quote(control.value) }, [control.at]);
  },

  examples: {
    faulty: [landing('\n< Cache-Control: public, max-age=600'), landing('')],
    sound: [landing('\n< Cache-Control: no-store')],
  },
});

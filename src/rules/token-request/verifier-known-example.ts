import { read } from '../../oauth/message.ts';
import { hostOf, isReservedHost } from '../../oauth/redirect-uri.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, issued, redeem, signIn } from '../sample-sign-in.ts';

/** Verifiers that stand in documents, with the document. */
const published: ReadonlyMap<string, string> = new Map([
  ['dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', 'RFC 7636, Appendix B'],
  ['3641a2d12d66101249cdf7a79c000c1f8c05d2aafcf14bf146497bed', 'the OAuth 2.1 draft'],
  ['bEaL42izcC-o-xBk0K2vuJ6U-y1p9r_wW2dFWIWgjz-', 'RFC 9449'],
  ['M25iVXpKU3puUjFaYWg3T1NDTDQtcW1ROUY5YXlwalNoc0hhakxifmZHag', 'Okta’s documentation'],
  ['ThisIsntRandomButItNeedsToBe43CharactersLong', 'Microsoft’s documentation'],
]);

const elsewhere = (text: string) => text.replaceAll('as.example', 'login.shop-of-pat.com');

export default defineRule({
  id: 'verifier-known-example',
  stage: 'token-request',
  title: 'The verifier is a published example value',
  severity: 'error',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(7636, '7.1'), rfc(7636, 'B'), rfc(9449, '5'), specification('OAuth 2.1', '3.2.2')],
  why: 'The verifier was copied from a document that everybody can read. PKCE then protects nothing, because an attacker knows the secret.',
  fix: 'Generate a new verifier for each sign-in: crypto.getRandomValues(new Uint8Array(32)) and base64url.',
  notToBeConfusedWith:
    'Tests and documentation on hosts that are set apart for them (localhost, .test, .example), where the published pair is convenient.',
  needs: ['tokenRequest'],
  messages: { published: 'The code_verifier is the example value of {document}.' },

  check({ tokenRequest }, conclude) {
    const verifier = read(tokenRequest, 'code_verifier');
    if (verifier.state === 'unobserved') return conclude.inconclusive(verifier.because);
    if (verifier.state === 'absent') return conclude.notApplicable();
    const document = published.get(verifier.value);
    if (document === undefined || isReservedHost(hostOf(tokenRequest.url))) return conclude.sound();
    return conclude.faulty('published', { document }, [verifier.at]);
  },

  examples: {
    faulty: [elsewhere(inOrder(authorize(), redeem(), issued))],
    sound: [signIn()],
  },
});

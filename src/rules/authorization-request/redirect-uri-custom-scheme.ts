import { read } from '../../oauth/message.ts';
import { isVendorRedirect, schemeOf } from '../../oauth/redirect-uri.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../wording.ts';

const web = new Set(['http', 'https']);
const extension = new Set(['chrome-extension', 'moz-extension', 'safari-web-extension', 'ms-browser-extension']);

export default defineRule({
  id: 'redirect-uri-custom-scheme',
  stage: 'authorization-request',
  title: 'Private-use URI scheme is not reverse-domain based',
  severity: 'warning',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(8252, '7.1'), rfc(8252, '8.4')],
  why: 'Any application on the device may claim a scheme, and the operating system may hand the code to the wrong one. A scheme made of a domain that you own is hard to collide with by accident and easy to recognise.',
  fix: 'Use a domain of yours in reverse as the scheme, followed by one slash: com.example.app:/callback. Better still is an https link that the platform ties to your application.',
  notToBeConfusedWith:
    'Schemes that a vendor’s library prescribes, such as msal followed by the client’s id, and the https addresses that browsers give to extensions.',

  needs: ['authorizationRequest'],
  messages: {
    scheme: 'The scheme of the redirect_uri {value} is {scheme}, which is no reversed domain name: it has no dot.',
    authority: 'In the redirect_uri {value} the part after // is read as a host name, not as a path.',
    extension: 'The redirect_uri {value} belongs to a browser extension; browsers also give extensions an https address for this.',
  },

  check({ authorizationRequest }, conclude) {
    const redirectUri = read(authorizationRequest, 'redirect_uri');
    if (redirectUri.state === 'unobserved') return conclude.inconclusive(redirectUri.because);
    if (redirectUri.state === 'absent') return conclude.notApplicable();
    const { value, at } = redirectUri;
    const scheme = schemeOf(value);
    // A value without a scheme, or a host with a port such as app.example:8080, is redirect-uri-not-absolute's to judge.
    if (scheme === undefined || /^[^:]*:\d/.test(value)) return conclude.notApplicable();
    if (web.has(scheme) || isVendorRedirect(value) || /^(?:msal|msauth|fb\d)/.test(scheme)) return conclude.sound();
    const shown = { value: quote(value) };
    if (extension.has(scheme)) return conclude.faulty('extension', shown, [at], { severity: 'note' });
    if (!scheme.includes('.')) return conclude.faulty('scheme', { ...shown, scheme: quote(scheme) }, [at]);
    const authority = /^[^:]+:\/\/([^/?#]+)/.exec(value)?.[1];
    // A dotted host after a dotted scheme is what several vendors' libraries prescribe.
    if (authority !== undefined && !authority.includes('.')) return conclude.faulty('authority', shown, [at], { severity: 'note' });
    return conclude.sound();
  },

  examples: {
    faulty: [`GET https://as.example/authorize?response_type=code&client_id=app-1&redirect_uri=myapp%3A%2F%2Fcb&state=s1`],
    sound: [`GET https://as.example/authorize?response_type=code&client_id=app-1&redirect_uri=com.example.app%3A%2Fcb&state=s1`],
  },
});

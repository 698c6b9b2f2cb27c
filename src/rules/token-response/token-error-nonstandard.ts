import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { answered, refused, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'token-error-nonstandard',
  stage: 'token-response',
  title: 'The error code is not a registered one',
  severity: 'note',
  effects: ['hinders'],
  since: '0.1.0',
  citations: [rfc(6749, '5.2'), rfc(6749, '11.4')],
  why: 'Libraries know the registered error codes. One of the server’s own making needs a look into that server’s documentation.',
  fix: 'Nothing is to be changed in the client. Read the code by the server’s documentation, or by the meaning that is given here.',
  notToBeConfusedWith: 'Codes of extensions, such as use_dpop_nonce, invalid_target or authorization_pending, which are registered too.',

  needs: ['tokenRequest', 'tokenResponse'],
  messages: {
    known: 'The error code {error} is none of the registered ones for the token endpoint. It means: {meaning}.',
    unknown: 'The error code {error} is none of the registered ones for the token endpoint.',
  },

  check({ tokenExchanges, provider }, conclude) {
    const failed = tokenExchanges.filter(({ error, response }) => error !== undefined && response);
    if (!failed.length) return conclude.notApplicable();
    return conclude.together(
      failed.map(({ error, response }) => {
        if (registered.has(error!)) return conclude.sound();
        const at = [{ exchange: response!.exchange, part: 'response-body', name: 'error' }] as const;
        const own = provider?.errors.find((each) => each.error === error && each.description === undefined)?.meaning;
        const meaning = own ?? (Object.hasOwn(meanings, error!) ? meanings[error!] : undefined);
        if (meaning === undefined) return conclude.faulty('unknown', { error: quote(error!) }, at);
        return conclude.faulty('known', { error: quote(error!), meaning: meaning.replace(/\.$/, '') }, at);
      }),
    );
  },

  examples: {
    faulty: [signIn({ answer: answered(400, '{"error":"redirect_uri_mismatch"}') })],
    sound: [signIn({ answer: refused })],
  },
});

/** The IANA registry of OAuth extensions errors, token endpoint, with RFC 6749 §5.2. */
const registered = new Set([
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
  'authorization_pending',
  'slow_down',
  'access_denied',
  'expired_token',
  'invalid_target',
  'use_dpop_nonce',
  'invalid_dpop_proof',
  'invalid_authorization_details',
  'unsupported_token_type',
  'unmet_authentication_requirements',
]);

const meanings: Readonly<Record<string, string>> = {
  redirect_uri_mismatch: 'the redirect_uri is not the one that was registered or used at the start',
  bad_verification_code: 'the code is wrong, used or expired (elsewhere: invalid_grant)',
  incorrect_client_credentials: 'client_id or client_secret is wrong (elsewhere: invalid_client)',
  unverified_user_email: 'the user has not confirmed an e-mail address yet',
  auth_code_not_found: 'the code is wrong, used or expired (elsewhere: invalid_grant)',
  invalid_code: 'the code is wrong, used or expired (elsewhere: invalid_grant)',
  invalid_redirect_uri: 'the redirect_uri is not the one that was registered or used at the start',
  server_error: 'the server failed; registered for the authorization endpoint only',
  temporarily_unavailable: 'the server is busy; registered for the authorization endpoint only',
  invalid_token: 'a token or key in the request was not accepted; registered for APIs only',
};

import { type OAuthMessage, read, readHeader, textOf } from '../../oauth/message.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, redeem, refused, signIn } from '../sample-sign-in.ts';

const refusedWith = (error: string, description: string) =>
  `< 400 ${JSON.stringify({ error, error_description: description })}\n< Access-Control-Allow-Origin: *`;

/** What servers say when the Origin header of a request and the registration of the client do not fit together. */
const traps = [
  {
    pattern: /AADSTS9002326\b/,
    message: 'notRegistered',
    fix: 'Entra ID: under Authentication, move the redirect URI to the platform “Single-page application”. If a server is meant to redeem the code, find out what adds the Origin header (a proxy, an API console).',
  },
  {
    pattern: /AADSTS9002327\b/,
    message: 'browserOnly',
    fix: 'Entra ID: register the redirect URI for the platform “Web” or “Mobile and desktop applications”, or let the page itself redeem the code.',
  },
  {
    pattern: /AADSTS9002325\b/,
    message: 'needsPkce',
    fix: 'Send code_challenge with the authorization request and code_verifier with the token request.',
  },
  {
    pattern: /Browser requests to the token endpoint must use Proof Key for Code Exchange/i,
    message: 'needsPkce',
    fix: 'Send code_challenge with the authorization request and code_verifier with the token request; at Okta the application must be of the type single-page.',
  },
] as const;

const lacksVerifier = (request: OAuthMessage) => request.kind === 'tokenRequest' && read(request, 'code_verifier').state === 'absent';

export default defineRule({
  id: 'origin-header-trap',
  stage: 'transport',
  title: 'The server decided by the Origin header whether a page may redeem the code',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [specification('Fetch', '3.2')],
  why: 'A browser adds an Origin header to the requests of scripts, other programs do not. Some servers tell by it whether a web page or a server redeems the code, and refuse the kind that the client is not registered for.',
  fix: 'Register the client for the kind of program that redeems the code, and see that no proxy adds an Origin header or takes it away.',
  notToBeConfusedWith: 'An answer that the browser hides (CORS): here the server itself refused.',
  needs: ['tokenRequest', 'tokenResponse'],
  uses: ['authorizationRequest', 'refreshRequest', 'refreshResponse'],
  messages: {
    notRegistered: 'The server refused a request{origin} because the client is not registered as a single-page application.',
    browserOnly:
      'The server refused a request{origin} because the client is registered as a single-page application, whose codes only a page may redeem.',
    needsPkce: 'The server refused a request{origin} because a page must use PKCE.',
  },

  check({ authorizationRequest, tokenExchanges, refreshExchanges }, conclude) {
    const verdicts = [...tokenExchanges, ...refreshExchanges].map(({ request, response, description, outcome }) => {
      if (!response) return conclude.notApplicable();
      const said = description ?? textOf(response, 'error_description') ?? '';
      const trap = traps.find(({ pattern }) => pattern.test(said));
      if (!trap) {
        const hidden = outcome !== 'issued' && !response.body.observed && response.body;
        return hidden ? conclude.inconclusive(hidden.because) : conclude.sound();
      }
      // What is missing can be seen in the requests themselves: pkce-missing or verifier-missing says it.
      if (
        trap.message === 'needsPkce' &&
        authorizationRequest &&
        read(authorizationRequest, 'code_challenge').state !== 'unobserved' &&
        lacksVerifier(request)
      )
        return conclude.notApplicable();
      const origin = readHeader(request, 'origin');
      const shown = origin.state === 'present' ? ' with an Origin header' : origin.state === 'absent' ? ' without an Origin header' : '';
      const at = { exchange: request.exchange, part: 'request-header', name: 'origin' } as const;
      const answer = { exchange: response.exchange, part: 'response-body', name: 'error_description' } as const;
      return conclude.faulty(trap.message, { origin: shown }, [answer, at], { fix: trap.fix });
    });
    return conclude.together(verdicts);
  },

  examples: {
    faulty: [
      inOrder(
        authorize(),
        redeem(),
        refusedWith(
          'invalid_request',
          "AADSTS9002326: Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
        ),
      ),
    ],
    sound: [signIn({ answer: refused }), signIn()],
  },
});

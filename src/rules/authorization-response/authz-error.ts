import { formPairs, urlParts } from '../../http/url.ts';
import { read, textOf } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule, type Severity } from '../define-rule.ts';
import { said } from '../said.ts';
import { authorize, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

type Meaning = { message: 'denied' | 'interaction' | 'request' | 'client' | 'scope' | 'object' | 'resource' | 'server'; fix: string };

const request: Meaning = {
  message: 'request',
  fix: 'Correct what is listed under “also wrong” for the authorization request. If nothing is, check in this order: PKCE is required but no challenge was sent, the challenge method is not supported, a parameter is there twice.',
};
const interaction: Meaning = {
  message: 'interaction',
  fix: 'Send the user through a normal sign-in without prompt=none. As an answer to a silent attempt this is expected and needs no change.',
};
const object: Meaning = {
  message: 'object',
  fix: 'Check whether this server supports request objects (request, request_uri), and whether the object is signed, unexpired and reachable.',
};
const server: Meaning = {
  message: 'server',
  fix: 'Try again later and look into the server’s log: the fault is on its side.',
};

const meanings: Readonly<Record<string, Meaning>> = {
  access_denied: {
    message: 'denied',
    fix: 'Nothing is wrong with the request. Offer the user to try again, and check the server’s policies and consent settings if the user did not press “cancel”.',
  },
  invalid_request: request,
  unauthorized_client: {
    message: 'client',
    fix: 'Allow the authorization code flow for this client in its registration, or use the client_id of one that has it.',
  },
  unsupported_response_type: {
    message: 'client',
    fix: 'Send response_type=code, and check that the server and the registration of this client allow it.',
  },
  invalid_scope: {
    message: 'scope',
    fix: 'Ask only for scopes that the server lists and that are granted to this client, separated by spaces.',
  },
  invalid_target: { message: 'resource', fix: 'Send a resource that is registered at this server, as an absolute URI without a fragment.' },
  server_error: server,
  temporarily_unavailable: server,
  login_required: interaction,
  interaction_required: interaction,
  consent_required: interaction,
  account_selection_required: interaction,
  invalid_request_uri: object,
  invalid_request_object: object,
  request_not_supported: object,
  request_uri_not_supported: object,
  registration_not_supported: object,
};

export default defineRule({
  id: 'authz-error',
  stage: 'authorization-response',
  title: 'The server answered the authorization request with an error',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.2.1'), specification('OIDC Core', '3.1.2.6'), rfc(9101, '7'), rfc(8707, '2'), rfc(7636, '4.4.1')],
  why: 'Instead of a code the server sent back an error, so there is nothing to exchange for tokens. The error’s name says which part of the request, the registration or the user’s answer stood in the way.',
  fix: 'Read error and error_description and correct what they name; log both in the page that handles the callback.',
  notToBeConfusedWith:
    'A silent sign-in (prompt=none, often in a hidden frame) asks “is the user still signed in?”, and login_required is a normal “no”. An application may also have an error parameter of its own in its redirect URI.',
  needs: ['authorizationResponse'],
  uses: ['authorizationRequest'],
  messages: {
    denied: 'The server answered {error}: the user or a policy refused.{said}',
    interaction: 'The server answered {error}: it needs to ask the user something before it can give a code.{said}',
    silent:
      'The silent attempt (prompt=none) was answered with {error}: the user has to sign in visibly. That is an expected answer.{said}',
    request: 'The server answered {error}: it could not accept the authorization request as it was sent.{said}',
    client:
      'The server answered {error}: this client may not use the kind of sign-in that it asked for (response_type {responseType}).{said}',
    scope: 'The server answered {error}: a requested scope ({scope}) is unknown, misspelt or not allowed for this client.{said}',
    object: 'The server answered {error}: it did not accept the request object, the signed form in which the parameters were sent.{said}',
    resource: 'The server answered {error}: it does not know the requested resource.{said}',
    server: 'The server answered {error}: it failed on its own side and could say so only by a redirect.{said}',
    other: 'The server answered the authorization request with the error {error}.{said}',
  },

  check({ authorizationRequest, authorizationResponse, timeline }, conclude) {
    const error = read(authorizationResponse, 'error');
    if (error.state === 'unobserved') return conclude.inconclusive(error.because);
    if (error.state === 'absent' || error.value === '') return conclude.sound();
    const ownQuery = formPairs(urlParts(textOf(authorizationRequest, 'redirect_uri') ?? '').query);
    if (ownQuery.some((pair) => pair.name === 'error' && pair.value === error.value)) return conclude.sound();

    const meaning = Object.hasOwn(meanings, error.value) ? meanings[error.value] : undefined;
    const asked = textOf(authorizationRequest, 'response_type');
    const values = {
      error: quote(error.value),
      said: said(authorizationResponse, timeline),
      responseType: asked === undefined ? 'not in the request' : quote(asked),
    };
    if (!meaning) return conclude.faulty('other', values, [error.at]);
    const instead = { fix: meaning.fix };
    if (meaning.message === 'scope') {
      const asked = authorizationRequest && read(authorizationRequest, 'scope');
      const scope = asked?.state === 'present' ? asked.value : undefined;
      return conclude.faulty(
        'scope',
        { ...values, scope: scope === undefined ? 'none was sent' : scope === '' ? 'it was sent without a value' : quote(scope) },
        [error.at],
        instead,
      );
    }
    if (meaning.message === 'interaction') {
      const prompt = authorizationRequest && read(authorizationRequest, 'prompt');
      const silent = prompt?.state !== 'absent' && (prompt?.state !== 'present' || prompt.value.split(' ').includes('none'));
      const severity: Severity = silent ? 'note' : 'error';
      return conclude.faulty(silent ? 'silent' : 'interaction', values, [error.at], { ...instead, severity });
    }
    return conclude.faulty(meaning.message, values, [error.at], instead);
  },

  examples: {
    faulty: [
      signIn({ authorize: authorize({}, { code: undefined, error: 'access_denied' }), redeem: '', answer: '' }),
      signIn({ authorize: authorize({ prompt: 'none' }, { code: undefined, error: 'login_required' }), redeem: '', answer: '' }),
    ],
    sound: [signIn()],
  },
});

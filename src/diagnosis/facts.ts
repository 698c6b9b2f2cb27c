import type { Flow } from '../flow/flow.ts';
import { textOf } from '../oauth/message.ts';
import type { Provider } from '../providers/provider.ts';
import type { RecognisedProvider } from '../providers/recognise-provider.ts';

/** Plain statements about a flow that judge nothing. */
export function factsOf(flow: Flow, recognised: RecognisedProvider | undefined): string[] {
  return [tokenFact(flow), signatureFact(flow), grantFact(flow), sdkFact(flow, recognised?.provider), shapeFact(recognised)].filter(
    (fact) => fact !== undefined,
  );
}

/** Other servers may have the same addresses, on purpose or by chance. */
const shapeFact = (recognised: RecognisedProvider | undefined) =>
  recognised?.by === 'path'
    ? `This is a server of the shape of ${recognised.provider.name}: nothing but the paths of its addresses says so, and what is told of that product proves nothing here.`
    : undefined;

function tokenFact({ derived }: Flow): string | undefined {
  if (derived.accessToken === 'opaque')
    return 'The access token is opaque: it means something to the server alone, and there is no signature that anybody else could check.';
  if (derived.accessToken === 'jwt')
    return 'The access token is a JWT. It is meant for the API, which checks its signature, issuer, audience and lifetime; the client should treat it as opaque.';
  return undefined;
}

function signatureFact({ derived }: Flow): string | undefined {
  switch (derived.signature) {
    case 'valid':
      return 'The signature of the ID token is valid, checked with the key set at hand.';
    case 'no-key':
      return 'The signature of the ID token was not checked: no key set with its key was seen in the traffic, and none is ever fetched.';
    case 'unsupported':
      return 'The signature of the ID token was not checked: its algorithm needs a shared secret, or is not supported.';
    default:
      return undefined;
  }
}

function grantFact({ messages }: Flow): string | undefined {
  const grant = textOf(messages.tokenRequest, 'grant_type');
  if (grant !== 'client_credentials') return undefined;
  return 'This is the client credentials grant (RFC 6749 §4.4): it signs in the application and no person, and its secret does not belong in a browser.';
}

/** The official SDK of Genesys Cloud makes verifiers of 128 characters and asks for no scope (purecloud-platform-client-v2, loginPKCEGrant). */
function sdkFact({ messages }: Flow, provider: Provider | undefined): string | undefined {
  const { authorizationRequest, tokenRequest } = messages;
  if (provider?.id !== 'genesys-cloud' || !authorizationRequest || textOf(authorizationRequest, 'scope') !== undefined) return undefined;
  const verifier = textOf(tokenRequest, 'code_verifier');
  if (verifier !== undefined && verifier.length !== 128 && verifier !== 'null') return undefined;
  return 'This looks like loginPKCEGrant of purecloud-platform-client-v2. Its traps: a second call overwrites the stored verifier and leaves for the server again; where the storage was lost it sends code_verifier=null; and it never compares the state.';
}

import type { Flow } from '../flow/flow.ts';
import { textOf } from '../oauth/message.ts';
import type { Provider } from '../providers/provider.ts';
import type { RecognisedProvider } from '../providers/recognise-provider.ts';
import { factWords } from './fact-words.ts';

/** Plain statements about a flow that judge nothing. */
export function factsOf(flow: Flow, recognised: RecognisedProvider | undefined): string[] {
  return [tokenFact(flow), signatureFact(flow), grantFact(flow), sdkFact(flow, recognised?.provider), shapeFact(recognised)].filter(
    (fact) => fact !== undefined,
  );
}

/** Other servers may have the same addresses, on purpose or by chance. */
const shapeFact = (recognised: RecognisedProvider | undefined) =>
  recognised?.by === 'path' ? factWords.shape?.replace('{name}', () => recognised.provider.name) : undefined;

function tokenFact({ derived }: Flow): string | undefined {
  if (derived.accessToken === 'opaque') return factWords.opaque;
  if (derived.accessToken === 'jwt') return factWords.jwt;
  return undefined;
}

function signatureFact({ derived }: Flow): string | undefined {
  switch (derived.signature) {
    case 'valid':
      return factWords.valid;
    case 'no-key':
      return factWords.noKey;
    case 'unsupported':
      return factWords.unsupported;
    default:
      return undefined;
  }
}

function grantFact({ messages }: Flow): string | undefined {
  const grant = textOf(messages.tokenRequest, 'grant_type');
  if (grant !== 'client_credentials') return undefined;
  return factWords.clientCredentials;
}

/** The official SDK of Genesys Cloud makes verifiers of 128 characters and asks for no scope (purecloud-platform-client-v2, loginPKCEGrant). */
function sdkFact({ messages }: Flow, provider: Provider | undefined): string | undefined {
  const { authorizationRequest, tokenRequest } = messages;
  if (provider?.id !== 'genesys-cloud' || !authorizationRequest || textOf(authorizationRequest, 'scope') !== undefined) return undefined;
  const verifier = textOf(tokenRequest, 'code_verifier');
  if (verifier !== undefined && verifier.length !== 128 && verifier !== 'null') return undefined;
  return factWords.genesys;
}

import { claim, type ReadableIdToken } from '../../flow/id-tokens.ts';
import { urlParts } from '../../http/url.ts';
import { read } from '../../oauth/message.ts';
import { textMember } from '../../oauth/metadata-document.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { judgeIdTokens } from '../judge-id-tokens.ts';
import { idToken, metadata, signInWith } from '../sample-id-token.ts';
import { inOrder } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'id-token-iss-mismatch',
  stage: 'id-token',
  title: 'The ID token is from another issuer',
  severity: 'error',
  effects: ['breaks', 'weakens'],
  since: '0.1.0',
  citations: [specification('OIDC Core', '3.1.3.7'), specification('OIDC Discovery', '4.3')],
  why: 'The issuer in the ID token has to be, character by character, the server that the client was set up for. Otherwise a token of another server could be passed off as one of this server, so every library refuses it.',
  fix: "Write the issuer in the client's configuration exactly as the server's metadata has it, with or without the last slash; behind a proxy, tell the server its outer address, so that metadata and tokens agree.",
  notToBeConfusedWith:
    'The metadata of a server for many tenants, whose issuer has a placeholder; Google, which also writes its issuer without https://.',

  needs: ['tokenResponse'],
  uses: ['tokenRequest', 'authorizationRequest', 'authorizationResponse', 'metadata'],
  messages: {
    slash:
      'The ID token was issued by {found}, the server calls itself {expected}: they differ only in the slash at the end, and that counts.',
    differs: 'The ID token was issued by {found}, but the server calls itself {expected}.',
  },

  check(flow, conclude) {
    const { authorizationRequest, authorizationResponse, tokenRequest, derived } = flow;
    const isOwn =
      textMember(derived.metadata, 'authorization_endpoint') === authorizationRequest?.endpoint ||
      textMember(derived.metadata, 'token_endpoint') === tokenRequest?.endpoint;
    const stated = authorizationResponse && read(authorizationResponse, 'iss');
    // Without metadata of this very server, the iss parameter of the response says who answered (RFC 9207).
    const expected =
      (isOwn ? textMember(derived.metadata, 'issuer') : undefined) ??
      (stated?.state === 'present' && stated.value ? stated.value : undefined);
    return judgeIdTokens({ ...flow, refreshExchanges: [] }, conclude, ['front', 'back'], (token) => {
      const found = claim(token, 'iss');
      if (found === undefined) return conclude.notApplicable(); // id-token-required-claim-missing says it.
      if (expected === undefined) return conclude.inconclusive('outside-the-browser');
      if (isSame(found, expected, token)) return conclude.sound();
      const values = { found: quote(found), expected: quote(expected.replace(placeholder, () => claim(token, 'tid') ?? '…')) };
      const bare = (issuer: string) => issuer.replace(/\/$/, '');
      return conclude.faulty(bare(found) === bare(expected) ? 'slash' : 'differs', values, [token.at]);
    });
  },

  examples: {
    faulty: [inOrder(metadata(), signInWith(idToken({ iss: 'https://as.example/' })))],
    sound: [inOrder(metadata(), signInWith(idToken()))],
  },
});

function isSame(found: string, expected: string, token: ReadableIdToken): boolean {
  if (found === expected) return true;
  const [before, after] = expected.split(placeholder);
  if (after !== undefined) {
    const tenant = claim(token, 'tid');
    return tenant === undefined ? found.startsWith(before!) && found.endsWith(after) : found === `${before}${tenant}${after}`;
  }
  return found === 'accounts.google.com' && urlParts(expected).host === 'accounts.google.com';
}

/** Where the metadata of a server for many tenants leaves room for the tenant. */
const placeholder = /\{[^{}]{1,40}\}/;

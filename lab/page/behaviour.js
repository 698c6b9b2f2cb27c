import { base64, base64url, hex, randomText, sha256, sha256OfBytes } from './encoding.js';

/** How the page signs in when nothing is wrong; each fault replaces one piece of it. */
const sound = {
  /** The server that is asked, by its name in the settings. */
  server: 'strict',
  /** The server that the code is redeemed at, if another. */
  tokenServer: undefined,
  /** Whether the endpoints come from the server's metadata; a hand-written page has them written down. */
  discovers: false,
  /** The path of the token endpoint, where it is another one than the server's. */
  tokenPath: undefined,
  shortLivedCodes: false,
  verifier: () => randomText(32),
  challenge: base64url,
  /** Makes verifier and challenge in one go, where the fault lies between the two. */
  pair: undefined,
  /** Whether a digest shows the fault; another verifier is made until it does. */
  showsFault: (_digest) => true,
  /** What the sessionStorage slot is called when the verifier is read back. */
  slotReadBack: 'verifier',
  silentSignInFirst: false,
  secondsBeforeExchange: 0,
  tokenRedirectUri: (uri) => uri,
  jsonBody: false,
  /** Whether the app's own server redeems the code, out of the browser's sight. */
  handsOver: false,
  /** How often the callback handler runs. */
  runs: 1,
  /** Whether the page loads the server's keys and checks the ID token's signature. */
  checksSignature: false,
  /** How often the tokens are refreshed, and with what. */
  refreshes: 0,
  keepsNewRefreshToken: true,
  refreshSaysWho: true,
  /** The token that the API is asked with, by its name in the answer. */
  apiToken: undefined,
  /** How long the page waits before it asks the API. */
  secondsBeforeApi: 0,
};

const faulty = {
  none: {},
  'challenge-padded': { challenge: (digest) => base64(digest).replaceAll('+', '-').replaceAll('/', '_') },
  'challenge-std-alphabet': {
    challenge: (digest) => base64(digest).replaceAll('=', ''),
    showsFault: (digest) => /[+/]/.test(base64(digest)),
  },
  'challenge-hex': { challenge: hex },
  'verifier-overwritten': { silentSignInFirst: true },
  'verifier-missing': { slotReadBack: 'code_verifier' },
  'verifier-too-short': { verifier: () => randomText(24) },
  'code-replayed': { runs: 2 },
  'code-expired': { shortLivedCodes: true, secondsBeforeExchange: 2 },
  'redirect-uri-slash': { tokenRedirectUri: (uri) => `${uri}/` },
  'token-json-body': { jsonBody: true },
  'state-mismatch': { server: 'cutstate' },
  'cors-blocked': { server: 'nocors' },
  'roles-swapped': {
    pair: async () => {
      const challenge = randomText(32);
      return { challenge, verifier: base64url(await sha256(challenge)) };
    },
  },
  'hash-over-bytes': {
    pair: async () => {
      const bytes = crypto.getRandomValues(new Uint8Array(32));
      return { verifier: base64url(bytes), challenge: base64url(await sha256OfBytes(bytes)) };
    },
  },
  'wrong-host': { tokenServer: 'other' },
  'handed-over-hex': { challenge: hex, handsOver: true },
  'handed-over-twice': { runs: 2, handsOver: true },
  'issuer-behind-proxy': { server: 'proxied', discovers: true },
  'token-endpoint-guessed': { discovers: true, tokenPath: '/oauth/token' },
  'token-answer-page': { server: 'webpage' },
  'token-answer-wrapped': { server: 'wrapped' },
  'nonce-cut': { server: 'cutnonce' },
  'id-token-signature': { server: 'twonodes', checksSignature: true },
  'id-token-audience': { server: 'otheraud' },
  'id-token-expired': { server: 'slowclock' },
  'refresh-token-reused': { refreshes: 2, keepsNewRefreshToken: false },
  'refresh-without-client': { refreshes: 1, refreshSaysWho: false },
  'id-token-to-api': { apiToken: 'id_token' },
  'access-token-expired': { server: 'shorttokens', apiToken: 'access_token', secondsBeforeApi: 2 },
  'code-reuse-accepted': { server: 'forgetful', runs: 2 },
  'verifier-not-checked': {
    server: 'unchecked',
    pair: async () => ({ verifier: randomText(32), challenge: base64url(await sha256(randomText(32))) }),
  },
};

/**
 * What the page does for the choice made in its address.
 * @param {{ fault: string, server?: string }} choice
 */
export function behaviourFor({ fault, server }) {
  const lenient = server === 'lenient' ? { server: 'lenient' } : {};
  return { ...sound, ...lenient, ...faulty[fault] };
}

import { base64, base64url, hex, randomText, sha256, sha256OfBytes } from './encoding.js';

/** How the page signs in when nothing is wrong; each fault replaces one piece of it. */
const sound = {
  /** The server that is asked, by its name in the settings. */
  server: 'strict',
  /** The server that the code is redeemed at, if another. */
  tokenServer: undefined,
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
  /** How often the callback handler runs. */
  runs: 1,
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
};

/**
 * What the page does for the choice made in its address.
 * @param {{ fault: string, server?: string }} choice
 */
export function behaviourFor({ fault, server }) {
  const lenient = server === 'lenient' ? { server: 'lenient' } : {};
  return { ...sound, ...lenient, ...faulty[fault] };
}

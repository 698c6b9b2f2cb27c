/**
 * One fault of the lab.
 * @typedef {object} Fault
 * @property {string} name its switch, as in `/?fault=challenge-padded`
 * @property {string} group the menu's heading above it
 * @property {string} title a few words
 * @property {string} explanation one sentence: what is wrong
 * @property {string} effect one sentence: what then happens
 * @property {string} wrong the line of client (or server) code at fault; empty if nothing is
 * @property {string} right the line as it should be
 * @property {'authorization' | 'callback' | 'token' | null} failsAt the step that fails; null if all goes well
 * @property {string | null} rule id of the rule that has to be named as the cause; null if there is none
 * @property {string[]} [alsoRight] other rule ids that name the same cause
 * @property {string} [server] the server that it needs, if not the strict one (a key of `servers`)
 * @property {true} [lenientToo] whether the lenient server answers otherwise: there it fails at the token endpoint
 * @property {number} [seconds] how long it takes, if it has to wait
 */

/** Seconds that an authorization code lives for the client of `code-expired`. */
export const shortCodeLifetime = 2;

/** The headings of the menu in their order. */
export const groups = ['Sound', 'Challenge', 'Verifier', 'Code', 'Token request', 'Servers'];

/** @type {Fault[]} */
export const faults = [
  {
    name: 'none',
    group: 'Sound',
    title: 'Nothing is wrong',
    explanation: 'The sign-in is done as it should be.',
    effect: 'The server hands out an access token, a refresh token and an ID token.',
    wrong: '',
    right: 'challenge = base64url(await sha256(verifier))',
    failsAt: null,
    rule: null,
  },
  {
    name: 'challenge-padded',
    group: 'Challenge',
    title: 'Padded challenge',
    explanation: 'The challenge still has the “=” that base64 puts at the end.',
    effect: 'A strict server refuses the authorization request; most others let it pass and answer invalid_grant at the token endpoint.',
    wrong: "base64(hash)\n  .replaceAll('+', '-')\n  .replaceAll('/', '_')",
    right: "base64(hash)\n  .replaceAll('+', '-')\n  .replaceAll('/', '_')\n  .replace('=', '')",
    failsAt: 'authorization',
    rule: 'challenge-padded',
    lenientToo: true,
  },
  {
    name: 'challenge-std-alphabet',
    group: 'Challenge',
    title: 'Standard base64 alphabet',
    explanation: 'The challenge is written with “+” and “/” where base64url has “-” and “_”.',
    effect:
      'A strict server refuses the authorization request; most others answer invalid_grant later, and only for the digests that hold such a character.',
    wrong: "base64(hash)\n  .replace('=', '')",
    right: "base64(hash)\n  .replaceAll('+', '-')\n  .replaceAll('/', '_')\n  .replace('=', '')",
    failsAt: 'authorization',
    rule: 'challenge-charset',
    lenientToo: true,
  },
  {
    name: 'challenge-hex',
    group: 'Challenge',
    title: 'Hex instead of base64url',
    explanation: 'The SHA-256 is sent as 64 hexadecimal digits.',
    effect: 'They are legal characters, so every server lets them pass, and the token endpoint answers invalid_grant.',
    wrong: 'challenge = hex(await sha256(verifier))',
    right: 'challenge = base64url(await sha256(verifier))',
    failsAt: 'token',
    rule: 'challenge-mismatch',
    alsoRight: ['challenge-length'],
  },
  {
    name: 'verifier-overwritten',
    group: 'Verifier',
    title: 'Overwritten by a second call',
    explanation: 'While the callback is handled, a silent sign-in in a hidden frame writes its own verifier into the same storage slot.',
    effect: 'The code of the first attempt is redeemed with the verifier of the second: invalid_grant.',
    wrong: "sessionStorage.setItem('verifier', verifier)",
    right: 'sessionStorage.setItem(`verifier:$' + '{state}`, verifier)',
    failsAt: 'token',
    rule: 'verifier-from-other-attempt',
  },
  {
    name: 'verifier-missing',
    group: 'Verifier',
    title: 'Verifier missing',
    explanation: 'The verifier is read under another name than it was stored under, so there is none to send.',
    effect: 'The server knows the challenge, gets no verifier, and answers invalid_grant.',
    wrong: "verifier = sessionStorage.getItem('code_verifier')",
    right: "verifier = sessionStorage.getItem('verifier')",
    failsAt: 'token',
    rule: 'verifier-missing',
  },
  {
    name: 'verifier-too-short',
    group: 'Verifier',
    title: 'Verifier too short',
    explanation: 'The verifier has 32 characters; at least 43 are required.',
    effect: 'The challenge hides the length, so the authorization request passes, and the token endpoint answers invalid_request.',
    wrong: 'verifier = base64url(randomBytes(24))',
    right: 'verifier = base64url(randomBytes(32))',
    failsAt: 'token',
    rule: 'verifier-too-short',
  },
  {
    name: 'code-replayed',
    group: 'Code',
    title: 'Code used twice',
    explanation: 'The callback handler runs a second time, for the code is still in the address.',
    effect: 'The first run gets the tokens, the second invalid_grant, and the server revokes what it gave to the first.',
    wrong: 'await handleCallback()\nawait handleCallback()',
    right: "await handleCallback()\nhistory.replaceState(null, '', '/')",
    failsAt: 'token',
    rule: 'code-replayed',
    alsoRight: ['code-double-submit'],
  },
  {
    name: 'code-expired',
    group: 'Code',
    title: 'Code too old',
    explanation: `This client’s codes live for ${shortCodeLifetime} seconds, and the page spends longer before it redeems one.`,
    effect: 'The server no longer has the code and answers invalid_grant.',
    wrong: 'await loadTheWholeApp()\nawait exchange(code)',
    right: 'await exchange(code)\nawait loadTheWholeApp()',
    failsAt: 'token',
    rule: 'code-expired',
    seconds: shortCodeLifetime + 2,
  },
  {
    name: 'redirect-uri-slash',
    group: 'Token request',
    title: 'Trailing slash in redirect_uri',
    explanation: 'The token request names /callback/, the authorization request named /callback.',
    effect: 'The two are compared as strings, and the answer is invalid_grant.',
    wrong: 'redirect_uri: `$' + '{origin}/callback/`',
    right: 'redirect_uri: `$' + '{origin}/callback`',
    failsAt: 'token',
    rule: 'redirect-uri-differs',
  },
  {
    name: 'token-json-body',
    group: 'Token request',
    title: 'JSON instead of a form',
    explanation: 'The token request is sent as JSON; OAuth wants a form.',
    effect: 'This server says so: invalid_request. Others complain that grant_type is missing.',
    wrong: 'body: JSON.stringify(parameters)',
    right: 'body: new URLSearchParams(parameters)',
    failsAt: 'token',
    rule: 'token-content-type',
  },
  {
    name: 'state-mismatch',
    group: 'Servers',
    title: 'State comes back changed',
    explanation: 'A gateway in front of the server cuts state to 16 characters.',
    effect: 'The page compares the state, finds another than it sent, and rightly stops before it redeems the code.',
    wrong: 'state VARCHAR(16)',
    right: 'state TEXT',
    failsAt: 'callback',
    rule: 'state-mismatch',
    server: 'cutstate',
  },
  {
    name: 'cors-blocked',
    group: 'Servers',
    title: 'Answer hidden by CORS',
    explanation: 'The token endpoint answers without Access-Control-Allow-Origin.',
    effect: 'The server has issued the tokens, but the browser does not let the page read them: “Failed to fetch”.',
    wrong: 'Access-Control-Allow-Origin: (missing)',
    right: 'Access-Control-Allow-Origin: http://app.localhost',
    failsAt: 'token',
    rule: 'cors-response-blocked',
    server: 'nocors',
  },
  {
    name: 'wrong-host',
    group: 'Servers',
    title: 'Code sent to another server',
    explanation: 'The callback page has another issuer in its settings, and redeems the code there.',
    effect: 'That server has never seen the code and answers invalid_grant.',
    wrong: "metadata = await discover('http://other.localhost')",
    right: "metadata = await discover('http://as.localhost')",
    failsAt: 'token',
    rule: 'token-issuer-mix-up',
  },
];

/**
 * Finds a fault by its name.
 * @param {string | null | undefined} name
 * @returns {Fault | undefined}
 */
export const faultNamed = (name) => faults.find((fault) => fault.name === name);

import { sameSite } from '../../http/site.ts';
import { percentDecode } from '../../http/url.ts';
import { readJwt } from '../../oauth/jwt.ts';
import { read, textOf } from '../../oauth/message.ts';
import { decodeBase64 } from '../../oauth/pkce.ts';
import { hostOf } from '../../oauth/redirect-uri.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'state-sensitive',
  stage: 'authorization-request',
  title: 'State carries readable personal or sensitive data',
  severity: 'warning',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [specification('OAuth 2.1', '4.1.1'), rfc(9700, '4.7.1')],
  why: 'The state travels in addresses, so it is in histories and logs, and anyone can change it on the way. Data in it can be read by others, and an address in it can send the user to a stranger’s site after the sign-in.',
  fix: 'Send a random state and keep the data under it in sessionStorage or in the session on the server. Where an address must travel, allow only paths of your own site when it comes back.',
  notToBeConfusedWith: 'A signed or encrypted state, and an address of the application’s own site.',

  needs: ['authorizationRequest'],
  messages: {
    email: 'The state can be read and contains an e-mail address{where}.',
    token: 'The state can be read and contains what looks like a token{where}.',
    foreignAddress:
      'The state can be read and contains an address on another site, {host}{where}: whoever changes it can send the user elsewhere.',
    ownAddress: 'The state can be read and contains an address of the application’s own site{where}.',
  },

  check({ authorizationRequest }, conclude) {
    const state = read(authorizationRequest, 'state');
    if (state.state === 'unobserved') return conclude.inconclusive(state.because);
    if (state.state === 'absent' || state.value === '') return conclude.notApplicable();
    const at = [state.at] as const;
    const app = hostOf(textOf(authorizationRequest, 'redirect_uri') ?? '');
    const verdicts = textsIn(state.value).map(({ path, text, isSigned }) => {
      const where = path ? `, under ${quote(path)}` : '';
      if (/[^\s@"'<>]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.[a-z]{2,24}/i.test(text))
        return conclude.faulty('email', { where }, at);
      if (path && /^eyJ[\w-]{10,2000}\.eyJ[\w-]{10,8000}\.[\w-]{10,}/.test(text) && /token/i.test(path))
        return conclude.faulty('token', { where }, at);
      const host = /^https?:\/\//i.test(text) ? hostOf(text) : '';
      if (host === '' || isSigned) return conclude.sound();
      return app === '' || sameSite(host, app)
        ? conclude.faulty('ownAddress', { where }, at, { severity: 'note' })
        : conclude.faulty('foreignAddress', { host: quote(host), where }, at);
    });
    return conclude.together(verdicts);
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=eyJyZXR1cm5UbyI6Imh0dHBzOi8vZXZpbC5leGFtcGxlLyJ9`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=st-8Qv3k1ZpXw2m`,
    ],
  },
});

interface Found {
  /** Names of the members that lead to the text. */
  path: string;
  text: string;
  isSigned: boolean;
}

const longest = 20_000;

/** What can be read in a state: itself, the members of a JSON object, those of a JWT's payload, each also in base64. */
function textsIn(state: string): Found[] {
  const value = state.slice(0, longest);
  const jwt = readJwt(value);
  if (jwt.readable) return membersOf(jwt.jwt.claims, true);
  // payload.signature, as several web frameworks sign their cookies.
  const parts = value.split(/[.|]/);
  const isSigned = parts.length > 1 && /^[\w+/=-]{20,}$/.test(parts.at(-1)!);
  for (const text of [value, percentDecode(value), ...parts.slice(0, 3).map(fromBase64)]) {
    const object = jsonObject(text);
    if (object) return membersOf(object, isSigned);
  }
  const decoded = fromBase64(value);
  const text = /^[\x20-\x7e]{8,}$/.test(decoded) ? decoded : percentDecode(value);
  return [{ path: '', text, isSigned }];
}

function membersOf(object: Record<string, unknown>, isSigned: boolean): Found[] {
  const found: Found[] = [];
  const open: { path: string; value: unknown; depth: number }[] = [{ path: '', value: object, depth: 0 }];
  for (let next = open.pop(); next && found.length < 100; next = open.pop()) {
    const { path, value, depth } = next;
    if (typeof value === 'string') found.push({ path, text: value, isSigned });
    else if (typeof value === 'object' && value !== null && depth < 4)
      for (const [name, member] of Object.entries(value).slice(0, 50))
        open.push({ path: path ? `${path}.${name}` : name, value: member, depth: depth + 1 });
  }
  return found;
}

function fromBase64(text: string): string {
  const bytes = text.length >= 8 ? decodeBase64(text) : undefined;
  return bytes ? new TextDecoder().decode(bytes) : '';
}

function jsonObject(text: string): Record<string, unknown> | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

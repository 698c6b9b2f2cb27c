import { samplePreflight } from '../../../src/rules/sample-preflight.ts';
import { authorize, inOrder, issued, otherChallenge, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import { opaque, pkce, type Situation, verifierOf } from './wire.ts';

const landing = (code: string, state: string) => `GET https://app.example/cb?code=${code}&state=${state}\n< 200 <html>Shop</html>`;
const [code, state] = [opaque('first code', 30), opaque('first state', 24)];
const second = { code: opaque('second code', 30), state: opaque('second state', 24) };
const again = [authorize({ state: second.state }, second), landing(second.code, second.state), redeem({ code: second.code }), issued];
/** A server that asks for a sign-in first and then leads the browser to the same address once more. */
const ask = authorize();
const asked = `${ask.split('\n')[0]}\n< 302 https://as.example/login`;

const turns = [1, 2, 3, 4].map((turn) => ({ code: opaque(`code of turn ${turn}`, 30), state: opaque(`state of turn ${turn}`, 24) }));

/** Sound sign-ins of which a recording holds only a part, or holds it oddly. */
export const cut: Record<string, Situation> = {
  'a demand for a DPoP nonce that was not recorded, and tokens for the same code': {
    traffic: inOrder(authorize(), redeem(), '< 400\n< Access-Control-Allow-Origin: *\n< (body not captured)', redeem(), issued),
    flows: ['sound'],
  },
  'a page that signs in by itself, loaded four times in a row': {
    traffic: inOrder(
      ...turns.flatMap((turn) => [
        authorize({ state: turn.state, ...pkce(turn.code) }, turn),
        redeem({ code: turn.code, code_verifier: verifierOf(turn.code) }),
        issued,
      ]),
    ),
    flows: ['sound', 'sound', 'sound', 'sound'],
  },
  'begun at the callback, then signed in again at once': {
    traffic: inOrder(landing(code, state), redeem({ code, code_verifier: opaque('first verifier') }), issued, ...again),
    flows: ['sound', 'sound'],
  },
  'times in whole seconds, and the server’s own login between': {
    traffic: inOrder(
      '@ 2026-01-01T00:00:00Z',
      asked,
      '@ 2026-01-01T00:00:00Z',
      'GET https://as.example/login\n< 200 <form><input type="password"></form>',
      '@ 2026-01-01T00:00:00Z',
      ask,
      '@ 2026-01-01T00:00:01Z',
      redeem(),
      issued,
    ),
    flows: ['sound'],
  },
  'a preflight that was let through, and nothing of the request behind it': {
    traffic: inOrder(
      authorize(),
      samplePreflight('dpop', '< 204\n< Access-Control-Allow-Origin: https://app.example\n< Access-Control-Allow-Headers: DPoP'),
    ),
    flows: ['incomplete'],
  },
  'a link to the login that a script asked for without going there, then the sign-in itself': {
    traffic: inOrder(
      '@ {"resourceType":"fetch"}',
      `${authorize({ state: second.state, code_challenge: otherChallenge }).split('\n')[0]}\n< 0 net::ERR_ABORTED`,
      '@ {"resourceType":"document"}',
      signIn(),
    ),
    flows: ['incomplete', 'sound'],
  },
};

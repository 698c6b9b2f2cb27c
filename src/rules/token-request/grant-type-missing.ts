import { exchangeOf } from '../../flow/answer.ts';
import { read } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, redeem, signIn } from '../sample-sign-in.ts';
import { characterName, quote } from '../wording.ts';

const known = new Set(['authorization_code', 'refresh_token', 'client_credentials', 'password', 'device_code', 'implicit']);

/** Grants that redeem no authorization code. */
const otherGrants = new Set(['refresh_token', 'client_credentials', 'implicit']);

export default defineRule({
  id: 'grant-type-missing',
  stage: 'token-request',
  title: 'grant_type is missing or misspelt',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.3'), rfc(6749, '4.5'), rfc(6749, '5.2')],
  why: 'grant_type tells the token endpoint what it is given in exchange for tokens. Without it, or with a word that the server does not know, nothing else in the request is looked at.',
  fix: 'Send grant_type=authorization_code, with an underscore in both names.',
  notToBeConfusedWith:
    'Extension grants, whose type is a URI such as urn:ietf:params:oauth:grant-type:device_code, and grants of a vendor’s own.',
  needs: ['tokenRequest'],
  messages: {
    missing: 'The token request has no grant_type.',
    emptyBody: 'The token request has no grant_type: its body is empty.',
    encoded: 'The token request has no grant_type: its whole body was percent-encoded once more, so that it reads as one nameless text.',
    separated: 'The parameters of the token request are separated by {separator} in place of “&”, so the server reads them as one.',
    otherGrant: 'The grant_type is {value}, but the request carries an authorization code, which takes grant_type=authorization_code.',
    empty: 'The token request has a grant_type without a value.',
    misnamed: 'The token request has no grant_type, but a parameter called {name} with the value {value}.',
    misspelt: 'The grant_type is {value}; {meant} was probably meant.',
    unknown: 'The grant_type {value} is none of OAuth’s own and no URI.',
  },

  check({ tokenRequest, tokenExchanges }, conclude) {
    if (tokenRequest.method.toUpperCase() !== 'POST' || tokenRequest.format === 'text') return conclude.notApplicable();
    const grant = read(tokenRequest, 'grant_type');
    if (grant.state === 'unobserved') return conclude.inconclusive(grant.because);
    const issued = exchangeOf(tokenRequest, tokenExchanges)?.outcome === 'issued';
    const instead = issued ? ({ severity: 'note' } as const) : {};
    if (grant.state === 'absent') {
      const parameters = tokenRequest.parameters.observed ? tokenRequest.parameters.value : [];
      const alike = parameters.find(({ name, value }) => known.has(value) || isNear(name.toLowerCase(), 'grant_type'));
      if (!alike) {
        const slip =
          parameters.length === 0 ? 'emptyBody' : parameters.some(({ name }) => /^grant_type=.*&/s.test(name)) ? 'encoded' : 'missing';
        return conclude.faulty(slip, {}, [grant.at], instead);
      }
      return conclude.faulty('misnamed', { name: quote(alike.name), value: quote(alike.value) }, [alike.at], instead);
    }
    if (grant.value === '') return conclude.faulty('empty', {}, [grant.at], instead);
    const separator = /^[\w-]+([;,|\n])\s*(?:code|client_id|redirect_uri|code_verifier)=/.exec(grant.value)?.[1];
    if (separator !== undefined) return conclude.faulty('separated', { separator: characterName(separator) }, [grant.at], instead);
    const hasCode = !issued && grant.value !== 'pkce' && read(tokenRequest, 'code').state === 'present'; // pkce is Supabase’s word for it.
    if (hasCode && otherGrants.has(grant.value)) return conclude.faulty('otherGrant', { value: quote(grant.value) }, [grant.at]);
    if (known.has(grant.value) || /^[a-z][a-z0-9+.-]*:\S/i.test(grant.value)) return conclude.sound();
    const value = quote(grant.value);
    const plain = grant.value.trim().toLowerCase().replace(/[\s-]/g, '_');
    const isCode = /^(?:auth(?:ori[sz]ation)?_?)?code(?:_grant)?$/.test(plain);
    const meant = isCode ? 'authorization_code' : [...known].find((each) => each === plain || isNear(plain, each));
    if (meant) return conclude.faulty('misspelt', { value, meant: quote(meant) }, [grant.at], instead);
    const refused = hasCode || exchangeOf(tokenRequest, tokenExchanges)?.error === 'unsupported_grant_type';
    return conclude.faulty('unknown', { value }, [grant.at], refused ? {} : { severity: 'note' });
  },

  examples: {
    faulty: [
      inOrder(authorize(), redeem().replace('grant_type', 'rant_type'), '< 400 {"error":"invalid_request"}'),
      inOrder(authorize(), redeem({ grant_type: 'client_credentials' }), '< 400 {"error":"unsupported_grant_type"}'),
      inOrder(authorize(), redeem({ grant_type: 'authorization-code' }), '< 400 {"error":"unsupported_grant_type"}'),
    ],
    sound: [signIn()],
  },
});

/** Whether a short text becomes the other by at most two characters added, left out or changed. */
function isNear(text: string, wanted: string): boolean {
  if (Math.abs(text.length - wanted.length) > 2) return false;
  let row = Array.from({ length: wanted.length + 1 }, (_, index) => index);
  for (let i = 1; i <= text.length; i++) {
    const next = [i];
    for (let j = 1; j <= wanted.length; j++) {
      const changed = row[j - 1]! + (text[i - 1] === wanted[j - 1] ? 0 : 1);
      next.push(Math.min(changed, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row.at(-1)! <= 2;
}

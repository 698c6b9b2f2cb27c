import { jsonMembers } from '../../oauth/json-body.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { answered, signIn } from '../sample-sign-in.ts';
import { listOf, quote } from '../wording.ts';

export default defineRule({
  id: 'access-token-missing',
  stage: 'token-response',
  title: 'The answer says success but holds no access token',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '5.1')],
  why: 'A token endpoint that grants a request puts access_token at the top of its JSON. The client finds none there and cannot go on.',
  fix: 'Let the server, or the gateway in front of it, put access_token at the top level of the JSON, where the standard has it and every library looks. Where that cannot be changed, unwrap the answer before it reaches the library.',
  notToBeConfusedWith:
    'An error that was sent with status 200. A server that puts its tokens one level deeper on purpose, for a client that looks there.',

  needs: ['tokenResponse'],
  messages: {
    missing: 'The answer of the token endpoint has status {status} and no access_token; it has {members}.',
    nested:
      'The answer of the token endpoint has no access_token at its top level; there is one inside {member}. A client that goes by the standard does not find it there.',
    noText: 'The access_token in the answer of the token endpoint is {kind}, not a text.',
  },

  check({ tokenResponse }, conclude) {
    const status = tokenResponse.status ?? 0;
    if (status < 200 || status > 299) return conclude.notApplicable();
    if (!tokenResponse.body.observed) return conclude.inconclusive(tokenResponse.body.because);
    const members = jsonMembers(tokenResponse);
    if (!members || 'error' in members || members.ok === false) return conclude.notApplicable();
    const token = members.access_token;
    if (typeof token === 'string' && token !== '') return conclude.sound();
    const at = [{ exchange: tokenResponse.exchange, part: 'response-body', name: 'access_token' }] as const;
    if (token !== undefined)
      return conclude.faulty('noText', { kind: token === '' ? 'empty' : token === null ? 'null' : `of type ${typeof token}` }, at);
    const nested = Object.keys(members).find((name) => holdsToken(members[name]));
    // Slack's clients look there: https://docs.slack.dev/authentication/installing-with-oauth
    const isSlack = nested === 'authed_user' && members.ok === true;
    if (nested !== undefined) return conclude.faulty('nested', { member: quote(nested) }, at, { severity: isSlack ? 'note' : 'warning' });
    const names = Object.keys(members).slice(0, 12);
    return conclude.faulty('missing', { status, members: names.length ? `only ${listOf(names.map(quote))}` : 'no members at all' }, at, {
      ...('id_token' in members && { severity: 'warning' }),
    });
  },

  examples: {
    faulty: [
      signIn({ answer: answered(200, '{"token":"2YotnFZFEjr1zCsicMWpAA"}') }),
      signIn({ answer: answered(200, '{"data":{"access_token":"2YotnFZFEjr1zCsicMWpAA"}}') }),
    ],
    sound: [signIn()],
  },
});

const holdsToken = (member: unknown) =>
  typeof member === 'object' && member !== null && typeof (member as Record<string, unknown>).access_token === 'string';

import rule from '../../../src/rules/authorization-request/request-object-conflict.ts';
import { type Changes, form, granted, metadata, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const packed = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const sent = (claims: object, outer: Changes = {}, alg = 'RS256', answer = '< 200 <html></html>') =>
  `GET https://as.example/authorize?${form({ client_id: 'spa-1', request: `${packed({ alg })}.${packed(claims)}.c2lnbmF0dXJl`, ...outer })}\n${answer}`;

testRule(rule, {
  faulty: {
    'another client inside': { traffic: sent({ client_id: 'other' }), message: 'client', severity: 'error' },
    'both ways at once': {
      traffic: sent({ client_id: 'spa-1' }, { request_uri: 'urn:ietf:params:oauth:request_uri:6esc' }),
      message: 'both',
    },
    'an object that is not signed': { traffic: sent({ client_id: 'spa-1' }, {}, 'none'), message: 'unsigned', severity: 'warning' },
    'an object that had expired': { traffic: sent({ client_id: 'spa-1', exp: 1_700_000_000 }), message: 'expired', severity: 'error' },
    'an object for another server': {
      traffic: `${metadata()}\n${sent({ client_id: 'spa-1', aud: 'https://other.test' })}`,
      message: 'audience',
      severity: 'warning',
    },
    'a reference by http': {
      traffic: 'GET https://as.example/authorize?client_id=spa-1&request_uri=http%3A%2F%2Fapp.example%2Fr',
      message: 'place',
    },
    'another client inside that the server took, as a note': {
      traffic: sent({ client_id: 'other', state: 's1' }, {}, 'RS256', granted('s1')),
      message: 'client',
      severity: 'note',
    },
  },
  sound: {
    'an object that agrees': `${metadata()}\n${sent({ client_id: 'spa-1', aud: 'https://as.example', exp: 4_000_000_000 })}`,
    'parameters in the address as well': sent({ client_id: 'spa-1', state: 's1' }, { state: 's2' }),
    'the token endpoint as the audience': `${metadata()}\n${sent({ client_id: 'spa-1', aud: ['https://as.example/token'] })}`,
  },
  inconclusive: {
    'an encrypted object': {
      traffic: 'GET https://as.example/authorize?client_id=spa-1&request=eyJlbmMiOiJBMjU2R0NNIn0.a.b.c.d',
      because: 'encrypted',
    },
    'an object by reference': {
      traffic: 'GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc',
      because: 'outside-the-browser',
    },
  },
  notApplicable: { F0: signIn() },
});

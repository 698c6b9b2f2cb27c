import { describe, expect, it } from 'vitest';
import { s256 } from '../../../src/oauth/pkce.ts';
import { authorize, inOrder, issued, redeem, refused, signIn, verifier } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/verifier-charset.ts';
import { growth, linear } from '../../support/growth.ts';
import { judge, testRule } from '../../support/rule-tester.ts';

const base64 = 'ab+/cdEFgh1234567890ab+/cdEFgh1234567890abc';
const sent = (code_verifier: string, made = code_verifier, answer = refused) =>
  inOrder(authorize({ code_challenge: s256(made) }), redeem({ code_verifier }), answer);

testRule(rule, {
  faulty: {
    'base64 in place of base64url': { traffic: sent(base64), message: 'illegal', severity: 'error' },
    'quotation marks of JSON': { traffic: sent(`"${verifier}"`, verifier), message: 'repairable' },
    'a plus sign that became a space': { traffic: sent(base64.replaceAll('+', ' '), base64), message: 'repairable' },
    'padding that was added': { traffic: sent(`${verifier}=`, verifier), message: 'repairable' },
    'an encoding done twice': { traffic: sent(`${verifier}%7E`, `${verifier}~`), message: 'repairable' },
    'a line break at the end': { traffic: sent(`${verifier}\n`, verifier), message: 'repairable' },
    'a letter that is not ASCII': { traffic: sent(`${verifier}é`), message: 'illegal' },
    'one that the server took': { traffic: sent(base64, base64, issued), message: 'illegal', severity: 'warning' },
  },
  sound: {
    base64url: signIn(),
    'a full stop and a tilde': sent('a.b~c-d_e'.repeat(5), undefined, issued),
    'an encoding that vanishes on decoding': sent('a~b'.repeat(15), undefined, issued).replaceAll('~', '%7E'),
  },
  notApplicable: { 'no verifier': inOrder(authorize(), redeem({ code_verifier: undefined }), refused) },
});

describe('the text', () => {
  const text = (code_verifier: string) => JSON.stringify(judge(rule, sent(code_verifier)));
  it('names characters and places', () => {
    expect(text(base64)).toContain('“+” at character 3 and “/” at character 4');
    expect(text(`${verifier}\u200b`)).toContain('U+200B at character 44');
    expect(text(`${verifier} x`)).toContain('a space at character 44');
  });
  it('comes in linear time', () => {
    expect(growth((size) => text('"é +'.repeat(size)), 12_000)).toBeLessThan(linear);
  });
});

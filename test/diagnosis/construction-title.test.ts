import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analyse.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { titleOfConstruction } from '../../src/diagnosis/construction-title.ts';
import { titleWords } from '../../src/diagnosis/title-words.ts';
import { words } from '../../src/forensics/words.ts';
import { challenge, signIn, verifier } from '../support/f0.ts';

const titleOf = (id: string, standing: 'proved' | 'hint' = 'proved') =>
  titleOfConstruction({
    steps: [{ id, family: 'text', text: '' }],
    bits: 256,
    standing,
    text: '',
    fix: { javascript: '', python: '', text: '' },
  });

const refusal = '< 400 {"error":"invalid_grant"}';
const first = (authorize: Record<string, string>, redeem: Record<string, string>) =>
  analyse(parseTranscript(signIn(authorize, redeem, refusal))).flows[0]!;

describe('the title of a challenge whose construction was found', () => {
  it('names every construction but those that are about the method', () => {
    const without = Object.keys(words).filter((id) => titleOf(id) === undefined);
    expect(without.toSorted()).toEqual(['cf-x-method-case', 'cf-x-s256-of-sent', 'cf-x-vendor-form']);
    const used = new Set(Object.keys(words).map((id) => titleOf(id)));
    expect(Object.values(titleWords).filter((title) => !used.has(title))).toEqual([]);
  });

  it('claims nothing that is a hint only', () => {
    expect(titleOf('cf-hex', 'hint')).toBeUndefined();
  });

  it.each([
    ['the hex digest', { code_challenge: '13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3' }, {}, titleWords.hex],
    ['exchanged halves', { code_challenge: verifier }, { code_verifier: challenge }, titleWords['roles-swapped']],
  ])('is the same for %s in the headline, the cause and the list of causes', (_, authorize, redeem, title) => {
    const { headline, rootCause, hypotheses } = first(authorize, redeem);
    expect(rootCause).toMatchObject({ cause: 'challenge-mismatch', standing: 'proved', title });
    expect(headline).toBe(title);
    expect(hypotheses.find(({ cause }) => cause === 'challenge-mismatch')?.title).toBe(title);
  });

  it('stays the general one where nothing explains the challenge', () => {
    expect(first({ code_challenge: 'A'.repeat(43) }, {}).headline).toBe('The verifier does not belong to the challenge');
  });

  it('says of exchanged halves which one was made of which', () => {
    const { rootCause } = first({ code_challenge: verifier }, { code_verifier: challenge });
    expect(rootCause?.text).toContain('Done to the observed challenge, this gives exactly the observed verifier.');
    expect(rootCause?.text).not.toContain('Done to the observed verifier');
  });
});

import { read } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { answered, signIn } from '../sample-sign-in.ts';
import { characterName, countOf, position } from '../wording.ts';

export default defineRule({
  id: 'error-description-charset',
  stage: 'token-response',
  title: 'The error description has characters that it must not have',
  severity: 'note',
  effects: ['hinders'],
  since: '0.1.0',
  citations: [rfc(6749, '5.2')],
  why: 'error_description is plain ASCII without quotation marks, backslashes and line breaks, so that it can be shown and logged anywhere. Other characters may be shown wrongly or break a log.',
  fix: 'Nothing is to be changed in the client, except to show the text as text and never as HTML. The server should write plain ASCII.',
  notToBeConfusedWith: 'A text that is long or says little.',

  needs: ['tokenResponse'],
  messages: { illegal: 'The error_description has {count} outside of plain ASCII text, the first of them {character} at {where}.' },

  check({ tokenResponse }, conclude) {
    const description = read(tokenResponse, 'error_description');
    if (description.state === 'unobserved') return conclude.inconclusive(description.because);
    if (description.state === 'absent' || !description.value) return conclude.notApplicable();
    const characters = [...description.value];
    const illegal = characters.filter(isIllegal);
    if (!illegal.length) return conclude.sound();
    const values = {
      count: countOf(illegal.length, 'character'),
      character: characterName(illegal[0]!),
      where: position(characters.findIndex(isIllegal)),
    };
    return conclude.faulty('illegal', values, [description.at]);
  },

  examples: {
    faulty: [signIn({ answer: answered(400, '{"error":"invalid_grant","error_description":"AADSTS70008: expired.\\r\\nTrace ID: 1"}') })],
    sound: [signIn({ answer: answered(400, '{"error":"invalid_grant","error_description":"The code has expired."}') })],
  },
});

/** Outside of %x20-21 / %x23-5B / %x5D-7E. */
const isIllegal = (character: string) => !/^[\x20-\x21\x23-\x5b\x5d-\x7e]$/.test(character);

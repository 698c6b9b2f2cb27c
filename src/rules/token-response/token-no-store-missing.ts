import { readHeader, textOf } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { answered, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'token-no-store-missing',
  stage: 'token-response',
  title: 'The answer with the tokens may be stored',
  severity: 'note',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(6749, '5.1'), specification('OAuth 2.1', '3.2.3'), specification('OIDC Core', '3.1.3.3')],
  why: 'Tokens are keys, and an answer that carries them must not stay in a cache. Browsers do not store answers to POST on their own, but something between them and the server may.',
  fix: 'Let the server send `Cache-Control: no-store` with every answer of the token endpoint.',
  notToBeConfusedWith: 'A missing Pragma header, which newer specifications no longer ask for.',

  needs: ['tokenRequest', 'tokenResponse'],
  messages: {
    missing: 'The answer with the tokens has no Cache-Control header.',
    other: 'The Cache-Control header of the answer with the tokens is {value}, without no-store.',
  },

  check({ tokenExchanges }, conclude) {
    const withTokens = tokenExchanges.filter(
      ({ response }) => response && ['access_token', 'id_token', 'refresh_token'].some((name) => textOf(response, name)),
    );
    if (!withTokens.length) return conclude.notApplicable();
    return conclude.together(
      withTokens.map(({ response }) => {
        const header = readHeader(response!, 'cache-control');
        if (header.state === 'unobserved') return conclude.inconclusive(header.because);
        if (header.state === 'absent') return conclude.faulty('missing', {}, [header.at]);
        const directives = header.value
          .toLowerCase()
          .split(',')
          .map((directive) => directive.trim());
        return directives.includes('no-store') ? conclude.sound() : conclude.faulty('other', { value: quote(header.value) }, [header.at]);
      }),
    );
  },

  examples: {
    faulty: [
      signIn({ answer: answered(200, '{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer"}', 'Cache-Control: private') }),
    ],
    sound: [
      signIn({
        answer: answered(200, '{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer"}', 'Cache-Control: no-cache, No-Store'),
      }),
    ],
  },
});

import { formPairs, urlParts } from '../../http/url.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { countOf, quote } from '../wording.ts';

export default defineRule({
  id: 'authz-url-too-long',
  stage: 'authorization-request',
  title: 'The authorization URL is very long',
  severity: 'note',
  effects: ['hinders', 'breaks'],
  since: '0.1.0',
  citations: [rfc(9110, '4.1'), rfc(9126, '1')],
  why: 'Servers and proxies only take addresses up to some length, and many stop at 8000 characters or earlier. A request that carries much data works in one place and fails in the next.',
  fix: 'Keep data in the application and send only a short state that refers to it, or send the parameters to the server beforehand (PAR), so that the address holds only a reference to them.',
  notToBeConfusedWith: 'A long address that the server takes: it is only worth a note. An ordinary request has a few hundred characters.',

  needs: ['authorizationRequest'],
  messages: {
    refused: 'The authorization URL has {length}, and the server answered {status} because it is too long. The largest part is {largest}.',
    long: 'The authorization URL has {length}. The largest part is {largest}.',
  },

  check({ authorizationRequest }, conclude) {
    const { url, status, exchange } = authorizationRequest;
    const isRefused = status === 414 || (status === 431 && url.length > 2048);
    if (url.length <= 2048 && !isRefused) return conclude.sound();
    const pairs = formPairs(urlParts(url).query);
    const largest = pairs.reduce((most, each) => (each.raw.length > most.raw.length ? each : most), pairs[0] ?? { name: '', raw: '' });
    const values = {
      length: countOf(url.length, 'character'),
      largest: `${quote(largest.name)} with ${countOf(largest.raw.length, 'character')}`,
    };
    const at = [{ exchange, part: 'request-url', name: largest.name } as const] as const;
    if (isRefused) return conclude.faulty('refused', { ...values, status: status ?? 0 }, at, { severity: 'error' });
    return conclude.faulty('long', values, at);
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=${'a'.repeat(9000)}
< 414`,
    ],
    sound: [`GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1`],
  },
});

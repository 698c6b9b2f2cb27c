import { codeLifetimeOf } from '../../providers/recognise-provider.ts';
import { type Case, isNamedByText } from '../case.ts';
import { factWords } from '../fact-words.ts';
import { answer, type Weighed } from './define-hypothesis.ts';

/** Ages a code from its arrival in the browser to the exchange (RFC 6749 §4.1.2 recommends ten minutes at most). */
export function expiredCode(given: Case): Weighed {
  const definition = { cause: 'code-expired', title: 'The code had expired' };
  const { codeAge } = given.flow.derived;
  const told = isNamedByText(given, ['code_expired']) || /\bexpired\b/i.test(given.flow.derived.failure?.description ?? '');
  const at = given.flow.messages.tokenRequest
    ? [{ exchange: given.flow.messages.tokenRequest.exchange, part: 'request-body' as const, name: 'code' }]
    : [];
  if (!codeAge.observed)
    return answer(
      definition,
      told ? 'likely' : 'not-observable',
      told ? "The server's own text says that the code has expired." : factWords.unknownAge!,
      at,
      told ? 50 : 10,
    );
  const seconds = codeAge.value / 1000;
  const known = given.options.codeLifetime ?? codeLifetimeOf(given.provider)?.value;
  const age = `The code was ${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s old when it was redeemed`;
  const limit = known === undefined ? factWords.unknownLifetime! : `this server keeps a code ${known} s`;
  const reused =
    given.findings.get('code-replayed')?.verdict === 'faulty' || given.findings.get('code-double-submit')?.verdict === 'faulty';
  if (known !== undefined && seconds > known) return answer(definition, 'likely', `${age}; ${limit}.`, at, 80);
  if (seconds > 600) return answer(definition, 'likely', `${age}; ${limit}.`, at, 75);
  if (told && !reused && seconds > 10)
    return answer(definition, 'likely', `${age}, and the server's own text says that it has expired.`, at, 60);
  if (seconds > 60) return answer(definition, 'likely', `${age}; ${limit}.`, at, 48);
  if (seconds > 30 && known === undefined)
    return answer(definition, 'possible', `${age}; ${limit}. Some servers keep it for 30 s only.`, at, 25);
  if (seconds >= 1.5)
    return answer(
      definition,
      'possible',
      `${age}, which is long for a page that redeems it at once; ${limit}. It is the cause only if the server keeps codes for less.`,
      at,
      told && !reused ? 24 : 12,
    );
  return answer(definition, 'ruled-out', `the code was ${Math.round(codeAge.value)} ms old when it was redeemed`, at, 0);
}

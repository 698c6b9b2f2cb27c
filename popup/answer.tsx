import { say } from '../devtools/say.ts';
import { DifferenceView } from '../devtools/views/difference-view.tsx';
import { Prose } from '../devtools/views/prose.tsx';
import { Snippets } from '../devtools/views/snippets.tsx';
import { t, tn } from '../src/extension/text.ts';
import type { Explanation } from '../src/forensics/explanation.ts';
import { Icon } from '../src/picture/icon.tsx';
import { saying } from '../src/picture/saying.ts';
import { isSwapped } from '../src/picture/swapped.tsx';
import type { Check } from './check.ts';

/** What came of the check, in one sentence, and why. */
export function Answer({ result, verifier, challenge }: { result: Check; verifier: string; challenge: string }) {
  const { match, derived, explanations } = result;
  const [explanation] = explanations;
  if (match === undefined) return explanation ? <Alone explanation={explanation} /> : null;
  const sentence = match ? t('quick_match') : explanation ? t('quick_differ_because') : t('quick_differ');
  const construction = explanation?.steps.map(({ id, text }) => ({ id, text }));
  const comparison = {
    name: 'code_challenge',
    expected: { label: t('quick_expected'), value: derived ?? '' },
    observed: { label: t('quick_given'), value: challenge },
    secret: false,
  };
  return (
    <section class={match ? 'answer good' : 'answer bad'} role="status" data-match={match}>
      <Icon sign={match ? 'good' : 'bad'} />
      <strong data-quick-verdict>{sentence}</strong>
      {!match && (
        <div class="more">
          {explanation && (
            <p data-explanation={explanation.steps.map(({ id }) => id).join(' ')}>
              <Prose text={explanation.text} /> {explanation.standing === 'hint' && <span class="chip possible">{t('quick_hint')}</span>}
            </p>
          )}
          <DifferenceView
            comparison={comparison}
            secret={false}
            words={saying({ comparison, ...(construction && { construction }) }, say)}
            either={!construction?.length}
            swapped={construction && isSwapped({ construction }) ? verifier : undefined}
            startedAt={() => undefined}
            columns={48}
          />
          {explanation && <Fix explanation={explanation} />}
          {explanations.length > 1 && <p class="dim">{tn('quick_also', explanations.length - 1)}</p>}
          {!explanation && <p>{t('quick_unexplained')}</p>}
        </div>
      )}
    </section>
  );
}

/** What the shape of a challenge proves without its verifier. */
const Alone = ({ explanation }: { explanation: Explanation }) => (
  <section class="answer bad" role="status">
    <Icon sign="warn" />
    <strong data-quick-verdict>
      <Prose text={explanation.text} />
    </strong>
    <div class="more">
      <Fix explanation={explanation} />
    </div>
  </section>
);

const Fix = ({ explanation: { fix } }: { explanation: Explanation }) => (
  <div class="fix">
    <p>
      <b>{t('fix')}</b> <Prose text={fix.text} />
    </p>
    <Snippets
      snippets={[
        { language: 'javascript', code: fix.javascript },
        { language: 'python', code: fix.python },
      ]}
    />
  </div>
);

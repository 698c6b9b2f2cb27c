import { useSignal } from '@preact/signals';
import type { Cause, FlowDiagnosis } from '../../src/diagnosis/diagnosis.ts';
import { t } from '../../src/extension/text.ts';
import { isEither } from '../../src/picture/guilt.ts';
import { Icon } from '../../src/picture/icon.tsx';
import { lettersIn } from '../../src/picture/letters.ts';
import { isSwapped, verifierSent } from '../../src/picture/swapped.tsx';
import { wordsOf } from '../../src/picture/words-beside.ts';
import { copyText } from '../copy.ts';
import { momentsOf } from '../moments.ts';
import { say } from '../say.ts';
import { isSecretComparison } from '../secret-comparison.ts';
import { signOf, statusWords } from '../sign.ts';
import { verdictText } from '../verdict-text.ts';
import { DifferenceView } from './difference-view.tsx';
import { Moments } from './moments-view.tsx';
import { Prose } from './prose.tsx';
import { Snippets } from './snippets.tsx';
import { ToolIcon } from './tool-icon.tsx';

/** What of the width the two values have beside the fix; the stylesheet has the same. */
const valuesShare = 0.6;

/** Width under which the box stands under the verdict's sign too; the stylesheet has the same. */
const narrow = 421;

/** Whether the server's refusal is here, and what it says is not yet. */
export const isAwaited = ({ blindSpots }: Pick<FlowDiagnosis, 'blindSpots'>): boolean =>
  blindSpots.some(({ because }) => because === 'arriving');

/** The answer: one sentence, how sure it is, the two values that differ, and what to do. */
export function Verdict({ diagnosis, width }: { diagnosis: FlowDiagnosis; width: number }) {
  const { headline, rootCause } = diagnosis;
  const moments = momentsOf(diagnosis);
  const beside = width >= 820 && (rootCause?.comparison !== undefined || moments.length > 0);
  return (
    <section
      class={['verdict', diagnosis.status, rootCause?.standing].filter(Boolean).join(' ')}
      aria-labelledby="verdict-sentence"
      data-construction={rootCause?.construction?.map(({ id }) => id).join(' ')}
    >
      <Icon sign={signOf(diagnosis)} label={statusWords(diagnosis)} />
      <h1 id="verdict-sentence">
        {diagnosis.unjudged ? (
          <span class="dim">{statusWords(diagnosis)}</span>
        ) : (
          <span data-verdict lang="en" dir="ltr">
            {headline}
          </span>
        )}{' '}
        {rootCause && (
          <span class={`chip ${rootCause.standing}`} title={t(`standing_${rootCause.standing}_means`)}>
            {t(`standing_${rootCause.standing}`)}
          </span>
        )}{' '}
        {rootCause && isAwaited(diagnosis) && (
          <span class="awaited dim" data-awaited>
            {t('answer_awaited')}
          </span>
        )}
      </h1>
      {!diagnosis.unjudged && <CopyVerdict diagnosis={diagnosis} />}
      {rootCause && (
        <div class={beside ? 'verdict-more beside' : 'verdict-more'}>
          <div class="verdict-values">
            {rootCause.comparison && (
              <DifferenceView
                comparison={rootCause.comparison}
                secret={isSecretComparison(diagnosis, rootCause.comparison)}
                startedAt={(exchange) => diagnosis.flow.timeline.find((message) => message.exchange === exchange && !message.untimed)?.at}
                words={wordsOf(rootCause, diagnosis.flow, say)}
                either={isEither(rootCause)}
                letters={lettersIn(diagnosis)}
                again={rootCause.cause === 'refresh-token-reused'}
                swapped={isSwapped(rootCause) ? verifierSent(diagnosis.flow, rootCause.comparison) : undefined}
                columns={Math.floor(((width - (width < narrow ? 34 : 90)) * (beside ? valuesShare : 1) - 28) / 7.25)}
              />
            )}
            {moments.length > 0 && <Moments moments={moments} />}
            {beside && <Snippets snippets={rootCause.snippets} key={diagnosis.id} />}
          </div>
          <Fix cause={rootCause} withCode={!beside} key={diagnosis.id} />
        </div>
      )}
    </section>
  );
}

const Fix = ({ cause, withCode }: { cause: Cause; withCode: boolean }) => (
  <div class="fix">
    <p class="dim" data-text>
      <Prose text={cause.text} />
    </p>
    <p data-fix>
      <b>{t('fix')}</b> <Prose text={cause.fix} />
    </p>
    {withCode && <Snippets snippets={cause.snippets} />}
  </div>
);

function CopyVerdict({ diagnosis }: { diagnosis: FlowDiagnosis }) {
  const copied = useSignal(false);
  const copy = async () => {
    copied.value = await copyText(verdictText(diagnosis));
    setTimeout(() => {
      copied.value = false;
    }, 1500);
  };
  return (
    <button type="button" class="button" data-action="copy" aria-label={t('copy_verdict')} title={t('copy_verdict')} onClick={copy}>
      <ToolIcon name="copy" />{' '}
      <span class="words" aria-live="polite">
        {copied.value ? t('copied') : t('copy_verdict')}
      </span>
    </button>
  );
}

import { useSignal } from '@preact/signals';
import type { FlowDiagnosis } from '../../src/diagnosis/diagnosis.ts';
import { t } from '../../src/extension/text.ts';
import { copyText } from '../copy.ts';
import { verdictText } from '../verdict-text.ts';
import { Construction } from './construction.tsx';
import { DifferenceView } from './difference-view.tsx';
import { Icon, type Sign, ToolIcon } from './icon.tsx';
import { Snippets } from './snippets.tsx';

/** The shape and colour of a flow's state. */
export const signOf = ({ status }: Pick<FlowDiagnosis, 'status'>): Sign =>
  status === 'failed' ? 'bad' : status === 'sound' ? 'good' : 'wait';

/** The answer: one sentence, how sure it is, the two values that differ, and what to do. */
export function Verdict({ diagnosis, columns }: { diagnosis: FlowDiagnosis; columns: number }) {
  const { headline, rootCause } = diagnosis;
  const startedAt = (exchange: string) =>
    diagnosis.flow.timeline.find((message) => message.exchange === exchange && message.side === 'request')?.at;
  return (
    <section class={`verdict ${diagnosis.status}`} aria-labelledby="verdict-sentence">
      <Icon sign={signOf(diagnosis)} label={t(`status_${diagnosis.status}`)} />
      <div class="verdict-words">
        <h1 id="verdict-sentence">
          <span data-verdict>{headline}</span>{' '}
          {rootCause && (
            <span class={`chip ${rootCause.standing}`} title={t(`standing_${rootCause.standing}_means`)}>
              {t(`standing_${rootCause.standing}`)}
            </span>
          )}
        </h1>
        {rootCause && <p>{rootCause.text}</p>}
      </div>
      <CopyVerdict diagnosis={diagnosis} />
      {rootCause && (
        <div class="verdict-more">
          {rootCause.comparison && <DifferenceView comparison={rootCause.comparison} startedAt={startedAt} columns={columns} />}
          {rootCause.construction && rootCause.construction.length > 0 && <Construction steps={rootCause.construction} />}
          <div class="fix">
            <h3>{t('fix')}</h3>
            <p data-fix>{rootCause.fix}</p>
            {rootCause.snippets.length > 0 && <Snippets snippets={rootCause.snippets} key={diagnosis.id} />}
          </div>
        </div>
      )}
    </section>
  );
}

function CopyVerdict({ diagnosis }: { diagnosis: FlowDiagnosis }) {
  const copied = useSignal(false);
  const copy = async () => {
    copied.value = await copyText(verdictText(diagnosis));
    setTimeout(() => {
      copied.value = false;
    }, 1500);
  };
  return (
    <button type="button" class="button" data-action="copy" onClick={copy}>
      <ToolIcon name="copy" /> <span aria-live="polite">{copied.value ? t('copied') : t('copy_verdict')}</span>
    </button>
  );
}

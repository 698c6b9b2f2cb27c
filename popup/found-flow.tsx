import { say } from '../devtools/say.ts';
import { isSecretComparison } from '../devtools/secret-comparison.ts';
import { signOf } from '../devtools/sign.ts';
import { DifferenceView } from '../devtools/views/difference-view.tsx';
import { Prose } from '../devtools/views/prose.tsx';
import type { FlowDiagnosis } from '../src/diagnosis/diagnosis.ts';
import { t } from '../src/extension/text.ts';
import { isEither } from '../src/picture/guilt.ts';
import { Icon } from '../src/picture/icon.tsx';
import { lettersIn } from '../src/picture/letters.ts';
import { saying } from '../src/picture/saying.ts';
import { isSwapped, verifierSent } from '../src/picture/swapped.tsx';
import { visibleText } from '../src/picture/visible.ts';

/** A sign-in that stood in what was pasted: the verdict, the values that differ, and what to do. */
export function FoundFlow({ flow }: { flow: FlowDiagnosis }) {
  const { headline, rootCause, status } = flow;
  const comparison = rootCause?.comparison;
  return (
    <div class={`found-flow ${rootCause?.standing ?? ''}`} data-status={status} data-cause={rootCause?.cause}>
      <p>
        <Icon sign={signOf(flow)} label={t(`status_${status}`)} /> <strong lang="en">{visibleText(headline)}</strong>
      </p>
      {comparison && (
        <DifferenceView
          comparison={comparison}
          secret={isSecretComparison(flow, comparison)}
          startedAt={() => undefined}
          words={saying(rootCause, say)}
          either={isEither(rootCause)}
          letters={lettersIn(flow)}
          again={rootCause.cause === 'refresh-token-reused'}
          swapped={isSwapped(rootCause) ? verifierSent(flow.flow, comparison) : undefined}
          columns={48}
        />
      )}
      {rootCause && (
        <p>
          <b>{t('fix')}</b> <Prose text={rootCause.fix} />
        </p>
      )}
    </div>
  );
}

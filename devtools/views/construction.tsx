import type { ConstructionStep } from '../../src/diagnosis/diagnosis.ts';
import { t } from '../../src/extension/text.ts';
import { shortStep } from '../../src/picture/saying.ts';

/** How the observed challenge was made from the observed verifier, as a chain of steps. */
export function Construction({ steps }: { steps: readonly ConstructionStep[] }) {
  return (
    <div class="construction">
      <h2>{t('construction')}</h2>
      <ol>
        <li class="end">code_verifier</li>
        {steps.map(({ id, text }) => (
          <li key={id} data-construction={id} title={text}>
            {shortStep(text)}
          </li>
        ))}
        <li class="end">code_challenge</li>
      </ol>
    </div>
  );
}

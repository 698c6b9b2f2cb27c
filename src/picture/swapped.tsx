import type { ComponentChildren } from 'preact';
import type { Cause, Comparison } from '../diagnosis/diagnosis.ts';
import type { Flow } from '../flow/flow.ts';

/** Whether verifier and challenge changed places: each of the two is what the other had to be. */
export const isSwapped = ({ construction }: Pick<Cause, 'construction'>): boolean =>
  construction?.some(({ id }) => id === 'cf-x-roles-swapped') === true;

/** What was sent as code_verifier; the comparison has what was made of it. */
export function verifierSent({ timeline }: Pick<Flow, 'timeline'>, { expected: { at } }: Comparison): string | undefined {
  const sent = timeline.find(({ exchange, side }) => exchange === at?.exchange && side === 'request');
  return sent?.parameters.observed ? sent.parameters.value.find(({ name }) => name === at?.name)?.value : undefined;
}

/** Columns that the names on both sides and the crossing take beside the values. */
export const swappedColumns = (above: boolean): number => (above ? 23 : 39);

/** Under which name each of the two values was sent, and which it is: the lines between the two cross. */
export const SwappedValues = ({
  challenge,
  verifier,
  above,
}: {
  challenge: ComponentChildren;
  verifier: ComponentChildren;
  above: boolean;
}) => (
  <div class={above ? 'swapped above' : 'swapped'}>
    {(
      [
        ['code_challenge', challenge],
        ['code_verifier', verifier],
      ] as const
    ).map(([name, value]) => (
      <div class="swapped-sent" key={name}>
        <code class="difference-side">{name}</code>
        <code>
          <mark>{value}</mark>
        </code>
      </div>
    ))}
    <svg class="crossing" viewBox="0 0 40 40" preserveAspectRatio="none" aria-hidden="true">
      <path d="M1 10C20 10 20 30 38 30m-6-4l6 4-6 4" />
      <path d="M1 30C20 30 20 10 38 10m-6-4l6 4-6 4" />
    </svg>
    {['code_challenge', 'code_verifier'].map((name) => (
      <code class="swapped-is" key={name} aria-hidden="true">
        <mark class="right">{name}</mark>
      </code>
    ))}
  </div>
);

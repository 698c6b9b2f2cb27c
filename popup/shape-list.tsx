import { Prose } from '../devtools/views/prose.tsx';
import { t, tn } from '../src/extension/text.ts';
import { Icon } from '../src/picture/icon.tsx';
import type { ShapeReport } from './check.ts';

/** Most problems that are told one by one. */
const few = 4;

/** What is wrong with a value by itself: where, and what. */
export function ShapeList({ shape, id }: { shape: ShapeReport; id: string }) {
  const { length, problems, known, weak } = shape;
  const sound = !problems.length && !known && !weak.length;
  return (
    <ul class="shape" id={id} aria-live="polite" data-problems={problems.length}>
      {sound && (
        <li>
          <Icon sign="good" /> <span>{tn('quick_length', length)}</span>
        </li>
      )}
      {problems.slice(0, few).map(({ kind, at, text }) => (
        <li key={`${kind} ${at}`} data-problem={kind}>
          <Icon sign="bad" /> <span>{kind === 'character' ? t('quick_position', at + 1, text) : <Prose text={text} />}</span>
        </li>
      ))}
      {problems.length > few && (
        <li>
          <Icon sign="bad" /> <span>{t('quick_more', problems.length - few)}</span>
        </li>
      )}
      {known && (
        <li data-problem="known">
          <Icon sign="warn" /> <span>{t('quick_known', known)}</span>
        </li>
      )}
      {weak.length > 0 && (
        <li data-problem="weak">
          <Icon sign="warn" /> <span>{t('quick_weak', weak.join(', '))}</span>
        </li>
      )}
    </ul>
  );
}

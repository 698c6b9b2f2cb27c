import { Icon } from './icon.tsx';
import type { Layout } from './layout.ts';
import type { Say } from './say.ts';
import type { Picture } from './shape.ts';

const signs = { sound: 'good', failed: 'bad', afterwards: 'bad', incomplete: 'wait' } as const;

/** The last line of the picture: what became of the sign-in. */
export const SequenceEnd = ({ layout, picture: { end }, say: { t } }: { layout: Layout; picture: Picture; say: Say }) => (
  <li
    class={`sequence-end ${end === 'afterwards' ? 'failed' : end}`}
    data-end={end}
    style={{ top: `${layout.end + 4}px`, left: `${layout.left - 18}px` }}
  >
    <Icon sign={signs[end]} /> {t(`end_${end}`)}
  </li>
);

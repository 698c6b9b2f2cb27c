import { duration } from './duration.ts';
import type { Echo } from './echoes.ts';
import { Icon } from './icon.tsx';
import type { Say } from './say.ts';
import type { Flag } from './shape.ts';

/** What is said of a value, right beside it. `brief` leaves the words to those who hear or point at the sign. */
export function Flags({ flags, say, brief = false }: { flags: readonly Flag[]; say: Say; brief?: boolean }) {
  return (
    <>
      {flags.slice(0, 3).map((flag, i) => {
        const words = flag.counterpart ? say.t('counterpart_same') : flag.echo ? echoText(flag.echo, say) : (flag.words ?? flag.text ?? '');
        const silent = brief || i > 0 || flag.again;
        return (
          <span
            key={flag.rule ?? i}
            class={`flag ${flag.tone}${silent ? ' silent' : ''}`}
            data-flag={flag.rule ?? flag.tone}
            title={flag.text ?? words}
            lang={words === flag.text ? 'en' : undefined}
          >
            <Icon sign={flag.tone} /> {silent ? <span class="off-screen">{words}</span> : words}
          </span>
        );
      })}
    </>
  );
}

const echoText = ({ id, age }: Echo, { t }: Say) =>
  id === 'code' && age !== undefined ? t('echo_code_age', duration(age)) : t(`echo_${id}`);

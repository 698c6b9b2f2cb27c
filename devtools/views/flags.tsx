import { t } from '../../src/extension/text.ts';
import { duration } from '../clock.ts';
import type { Echo } from '../picture/echoes.ts';
import type { Flag } from '../picture/shape.ts';
import { Icon } from './icon.tsx';

/** What is said of a value, right beside it. `brief` leaves the words to those who hear or point at the sign. */
export function Flags({ flags, brief = false }: { flags: readonly Flag[]; brief?: boolean }) {
  return (
    <>
      {flags.slice(0, 3).map((flag, i) => {
        const words = flag.counterpart ? t('counterpart_same') : flag.echo ? echoText(flag.echo) : (flag.words ?? flag.text ?? '');
        const silent = brief || i > 0 || flag.again;
        return (
          <span
            key={flag.rule ?? i}
            class={`flag ${flag.tone}${silent ? ' silent' : ''}`}
            data-flag={flag.rule ?? flag.tone}
            title={flag.text ?? words}
          >
            <Icon sign={flag.tone} /> {silent ? <span class="off-screen">{words}</span> : words}
          </span>
        );
      })}
    </>
  );
}

const echoText = ({ id, age }: Echo) => (id === 'code' && age !== undefined ? t('echo_code_age', duration(age)) : t(`echo_${id}`));

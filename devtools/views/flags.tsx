import { t } from '../../src/extension/text.ts';
import { duration } from '../clock.ts';
import type { Echo } from '../echoes.ts';
import type { Flag } from '../picture.ts';
import { Icon } from './icon.tsx';

/** What is said of a value, right beside it. */
export function Flags({ flags }: { flags: readonly Flag[] }) {
  return (
    <>
      {flags.slice(0, 3).map((flag, i) => {
        const words = flag.counterpart
          ? t(`counterpart_${flag.counterpart}`)
          : flag.echo
            ? echoText(flag.echo)
            : (flag.words ?? flag.text ?? '');
        return (
          <span key={flag.rule ?? i} class={`flag ${flag.tone}`} data-flag={flag.rule ?? flag.tone} title={flag.text ?? words}>
            <Icon sign={flag.tone} /> {i === 0 || flags.length < 2 ? words : ''}
            {i > 0 && <span class="off-screen">{words}</span>}
          </span>
        );
      })}
    </>
  );
}

const echoText = ({ id, age }: Echo) => (id === 'code' && age !== undefined ? t('echo_code_age', duration(age)) : t(`echo_${id}`));

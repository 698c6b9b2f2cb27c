import type { Cause, Comparison } from '../diagnosis/diagnosis.ts';
import { Prose } from './html-text.tsx';
import { visible } from './visible.ts';

/** What is wrong, how it came about, and the fix. */
export function CauseView({ cause, isShort = false }: { cause: Cause; isShort?: boolean }) {
  return (
    <>
      <p>
        {isShort && <code>{cause.cause}</code>} <Prose text={cause.text} />
      </p>
      {cause.comparison && !isShort && <Values {...cause.comparison} />}
      {cause.construction && cause.construction.length > 0 && !isShort && (
        <ol>
          {cause.construction.map(({ id, text }) => (
            <li key={id}>
              <Prose text={text} /> <code class="soft">{id}</code>
            </li>
          ))}
        </ol>
      )}
      {cause.fix && (
        <div class="fix">
          <strong>Fix</strong> <Prose text={cause.fix} />
        </div>
      )}
      {!isShort &&
        cause.snippets.map(({ language, code }) => (
          <figure key={language} style="margin: 0.75rem 0">
            <figcaption class="soft">{language}</figcaption>
            <pre>
              <code>{code}</code>
            </pre>
          </figure>
        ))}
    </>
  );
}

/** The two values that ought to be equal, with what differs marked. */
function Values({ expected, observed }: Comparison) {
  const [head, tail] = commonEnds(expected.value, observed.value);
  return (
    <dl class="values">
      {[expected, observed].map(({ label, value }) => (
        <>
          <dt>{label}</dt>
          <dd class="value">
            {visible(value.slice(0, head))}
            {value.length > head + tail ? <mark>{visible(value.slice(head, value.length - tail))}</mark> : <mark>∅</mark>}
            {visible(value.slice(value.length - tail))}
          </dd>
        </>
      ))}
    </dl>
  );
}

function commonEnds(one: string, other: string): [number, number] {
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && one[head] === other[head]) head++;
  let tail = 0;
  while (tail < most - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  return [head, tail];
}

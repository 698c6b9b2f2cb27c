import type { Cause, FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import { isSwapped, verifierSent } from '../picture/swapped.tsx';
import { DifferenceView } from './html-difference.tsx';
import { Prose } from './html-text.tsx';

/** What is wrong, how it came about, and the fix. */
export function CauseView({ cause, flow, isShort = false }: { cause: Cause; flow?: FlowDiagnosis['flow']; isShort?: boolean }) {
  return (
    <>
      <p>
        {isShort && <code>{cause.cause}</code>} <Prose text={cause.text} />
      </p>
      {cause.comparison && !isShort && (
        <DifferenceView
          comparison={cause.comparison}
          swapped={flow && isSwapped(cause) ? verifierSent(flow, cause.comparison) : undefined}
          {...(cause.construction && { construction: cause.construction })}
        />
      )}
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

import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Cause, Comparison, FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import type { Shared } from '../redaction/share.ts';
import { style } from './html-style.ts';
import { placesOf, receiptSentences, type Step, standingNames, standings, stepsOf } from './steps.ts';
import { visible } from './visible.ts';

/** A page in one file, without a script: the verdict of each sign-in first, then the proof, the messages, and what is ruled out. */
export function htmlReport(files: readonly Shared[]): string {
  const title = `PKCE Inspector: ${files.map(({ file }) => file).join(', ')}`;
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>{visible(title)}</title>
        <style>{style}</style>
      </head>
      <body>
        {files.map((file) => (
          <File key={file.file} {...file} />
        ))}
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}

function File({ file, exchanges, diagnosis, receipt }: Shared) {
  return (
    <article>
      <h1>{visible(file)}</h1>
      {diagnosis.flows.length === 0 && <p>No OAuth sign-in was found in this recording.</p>}
      {diagnosis.flows.map((flow) => (
        <Flow key={flow.id} flow={flow} exchanges={exchanges} />
      ))}
      {diagnosis.gaps.length > 0 && <List title="Not in this recording" items={diagnosis.gaps.map(({ text }) => text)} />}
      <footer>
        {receiptSentences(receipt).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </footer>
    </article>
  );
}

const statusWords = { sound: '✓ Sound', failed: '✗ Failed', incomplete: '… Not complete' };

function Flow({ flow, exchanges }: { flow: FlowDiagnosis; exchanges: Shared['exchanges'] }) {
  const { rootCause } = flow;
  const who = [flow.provider?.name ?? flow.server, flow.clientId && `client ${flow.clientId}`, flow.id].filter(Boolean).join(' · ');
  return (
    <section class={`flow ${flow.status}`}>
      <p class="status">
        {statusWords[flow.status]}
        {rootCause && `, ${standingNames[rootCause.standing].toLowerCase()}: ${rootCause.cause}`}
      </p>
      <h2>{visible(flow.headline)}</h2>
      <p class="soft">{visible(who)}</p>
      {rootCause && <CauseView cause={rootCause} />}
      {rootCause && rootCause.at.length > 0 && <p class="soft">Seen in {visible(placesOf(rootCause.at, exchanges).join('; '))}</p>}
      {flow.alsoWrong.length > 0 && (
        <>
          <h3>Also wrong</h3>
          {flow.alsoWrong.map((cause) => (
            <CauseView key={cause.cause} cause={cause} isShort />
          ))}
        </>
      )}
      <Messages steps={stepsOf(flow, exchanges)} />
      <Hypotheses flow={flow} />
      <Checks flow={flow} />
      {flow.facts.length > 0 && <List title="Also seen" items={flow.facts} />}
      {flow.blindSpots.length > 0 && (
        <List title="What could not be seen" items={flow.blindSpots.map(({ text, whatToDo }) => `${text} ${whatToDo}`)} />
      )}
    </section>
  );
}

function CauseView({ cause, isShort = false }: { cause: Cause; isShort?: boolean }) {
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

function Messages({ steps }: { steps: readonly Step[] }) {
  return (
    <>
      <h3>Messages</h3>
      <table>
        <thead>
          <tr>
            <th>Time</th>
            <th>From, to</th>
            <th>Message</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, index) => (
            <tr key={index} class={step.isEvidence ? 'evidence' : undefined}>
              <td class="time">+{(step.after / 1000).toFixed(2)} s</td>
              <td>
                {visible(step.from)} → {visible(step.to)}
              </td>
              <td>
                {step.what} <code>{visible(step.line)}</code>
                {step.parameters.length > 0 && (
                  <dl class="parameters">
                    {step.parameters.slice(0, 40).map(({ name, value }) => (
                      <>
                        <dt>{visible(name)}</dt>
                        <dd>
                          {visible(value.length > 600 ? `${value.slice(0, 300)}…${value.slice(-60)} (${value.length} characters)` : value)}
                        </dd>
                      </>
                    ))}
                  </dl>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Hypotheses({ flow: { hypotheses, rootCause } }: { flow: FlowDiagnosis }) {
  const others = hypotheses.filter(({ cause }) => cause !== rootCause?.cause);
  if (others.length === 0) return null;
  return (
    <details open>
      <summary>Other causes that were looked at</summary>
      {standings.map((standing) => {
        const some = others.filter((each) => each.standing === standing);
        return (
          some.length > 0 && (
            <List key={standing} title={standingNames[standing]} items={some.map(({ title, because }) => `${title}: ${because}`)} />
          )
        );
      })}
    </details>
  );
}

const verdictWords = { faulty: '✗', inconclusive: '?', crashed: '!', sound: '✓', 'not-applicable': '–' };

function Checks({ flow: { findings } }: { flow: FlowDiagnosis }) {
  const judged = findings.filter(({ verdict }) => verdict !== 'not-applicable');
  const count = (verdict: string) => judged.filter((finding) => finding.verdict === verdict).length;
  return (
    <details>
      <summary>
        {judged.length} checks: {count('faulty')} faulty, {count('inconclusive')} cannot be judged here, {count('sound')} sound
      </summary>
      <table>
        <tbody>
          {judged.map(({ rule, verdict, title, text }, index) => (
            <tr key={index}>
              <td>{verdictWords[verdict]}</td>
              <td>
                <code>{rule}</code>
              </td>
              <td>
                <Prose text={text || title} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function List({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {items.map((item, index) => (
          <li key={index}>
            <Prose text={item} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** A sentence in which backquotes mark code. */
function Prose({ text }: { text: string }): ComponentChildren {
  return visible(text)
    .split(/`([^`]*)`/)
    .map((part, index) => (index % 2 ? <code key={index}>{part}</code> : part));
}

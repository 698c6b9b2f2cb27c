import { renderToString } from 'preact-render-to-string';
import type { FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import { toneOf } from '../picture/guilt.ts';
import { CauseView } from './html-cause.tsx';
import { Checks, Hypotheses } from './html-findings.tsx';
import { Messages } from './html-messages.tsx';
import { PictureView } from './html-picture.tsx';
import { pictureStyle } from './html-picture-style.ts';
import { style } from './html-style.ts';
import { List } from './html-text.tsx';
import { type Judged, notesOf } from './judged.ts';
import { placesOf, receiptSentences, standingNames, stepsOf } from './steps.ts';
import { visible } from './visible.ts';

/** A page in one file, without a script: the verdict of each sign-in first, then the proof, the messages, and what is ruled out. */
export function htmlReport(files: readonly Judged[]): string {
  const title = `PKCE Inspector: ${files.map(({ file }) => file).join(', ')}`;
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>{visible(title)}</title>
        <style>{style + pictureStyle}</style>
      </head>
      <body>
        <main>
          {files.map((file) => (
            <File key={file.file} {...file} />
          ))}
        </main>
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}

function File(judged: Judged) {
  const { file, diagnosis, receipt, error } = judged;
  const notes = notesOf(judged);
  return (
    <article>
      <h1>{visible(file)}</h1>
      {error !== undefined && (
        <p>
          <strong>{visible(error)}</strong>
        </p>
      )}
      {diagnosis.flows.length === 0 && error === undefined && <p>No OAuth sign-in was found in this recording.</p>}
      {diagnosis.flows.map((flow) => (
        <Flow key={flow.id} flow={flow} judged={judged} />
      ))}
      {notes.length > 0 && <List title="Not in this recording" items={notes} />}
      <footer>
        {receiptSentences(receipt).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </footer>
    </article>
  );
}

const statusWords = { sound: '✓ Sound', failed: '✗ Failed', incomplete: '… Not complete' };

function Flow({ flow, judged: { exchanges, known } }: { flow: FlowDiagnosis; judged: Judged }) {
  const { rootCause } = flow;
  const who = [flow.provider?.name ?? flow.server, flow.clientId && `client ${flow.clientId}`, flow.id].filter(Boolean).join(' · ');
  return (
    <section class={`flow ${flow.status}${rootCause && toneOf(rootCause) === 'warn' ? ' doubted' : ''}`}>
      <p class="status">
        {statusWords[flow.status]}
        {rootCause &&
          `, ${standingNames[rootCause.standing].toLowerCase()}: ${rootCause.cause}${known?.(flow, rootCause.cause) ? ' (known)' : ''}`}
      </p>
      <h2>{visible(flow.headline)}</h2>
      <p class="soft">{visible(who)}</p>
      {rootCause && <CauseView cause={rootCause} flow={flow.flow} />}
      {rootCause && rootCause.at.length > 0 && <p class="soft">Seen in {visible(placesOf(rootCause.at, exchanges).join('; '))}</p>}
      {flow.alsoWrong.length > 0 && (
        <>
          <h3>Also wrong</h3>
          {flow.alsoWrong.map((cause) => (
            <CauseView key={cause.cause} cause={cause} isShort />
          ))}
        </>
      )}
      <h3>Messages</h3>
      <PictureView flow={flow} />
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

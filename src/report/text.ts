import type { Cause, FlowDiagnosis, Hypothesis } from '../diagnosis/diagnosis.ts';
import type { CheckedFile } from './json.ts';
import { wrap } from './wrap.ts';

type Colour = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** How a terminal paints a text; every painter may leave it plain. */
export type Style = Record<Colour, (text: string) => string>;

/** `check` for a person at a terminal: the verdict of each sign-in first, then the proof, then what is ruled out. */
export function checkText(files: readonly CheckedFile[], style: Style, columns: number): string {
  const width = Math.min(Math.max(columns, 60), 110);
  const parts = files.filter(({ error }) => error === undefined).map((checked) => fileText(checked, style, width));
  return `${parts.join('\n')}${parts.length ? '\n' : ''}`;
}

function fileText(checked: CheckedFile, style: Style, width: number): string {
  const { flows, gaps } = checked.diagnosis;
  const counts = `${checked.requests} requests, ${flows.length} ${flows.length === 1 ? 'sign-in' : 'sign-ins'}`;
  const lines = [`${style.bold(checked.file)}  ${style.dim(counts)}`];
  if (flows.length === 0)
    lines.push('', wrap('No OAuth sign-in was found: no authorization request, no callback with a code, no token request.', '  ', width));
  for (const flow of flows) lines.push('', ...flowText(flow, style, width));
  const notes = [
    ...gaps.map(({ text }) => text),
    ...(checked.skipped.length
      ? [
          `${checked.skipped.length} malformed ${checked.skipped.length === 1 ? 'entry was' : 'entries were'} skipped (entry ${checked.skipped
            .map(({ index }) => index)
            .slice(0, 5)
            .join(', ')}): ${checked.skipped[0]!.why}.`,
        ]
      : []),
  ];
  if (notes.length) lines.push('', style.dim('Not in this recording'), ...notes.map((note) => style.dim(wrap(note, '  ', width))));
  return `${lines.join('\n')}\n`;
}

const marks = { sound: '✓', failed: '✗', incomplete: '…' };

function flowText(flow: FlowDiagnosis, style: Style, width: number): string[] {
  const paint = { sound: style.green, failed: style.red, incomplete: style.yellow }[flow.status];
  const who = [flow.provider?.name ?? flow.server, flow.clientId].filter(Boolean).join(' · ');
  const standing = flow.rootCause ? ` ${style.dim('[')}${style.yellow(flow.rootCause.standing)}${style.dim(']')}` : '';
  const lines = [`${paint(marks[flow.status])} ${style.bold(flow.headline)}${standing}  ${style.dim(who)}`];
  if (flow.rootCause) lines.push(...causeText(flow.rootCause, style, width));
  for (const also of flow.alsoWrong)
    lines.push(`    ${style.yellow('▲')} ${wrap(`Also wrong: ${also.text}`, '      ', width).trimStart()} ${style.dim(also.cause)}`);
  const open = flow.hypotheses.filter(
    ({ standing: each, cause }) => (each === 'likely' || each === 'possible') && cause !== flow.rootCause?.cause,
  );
  if (open.length) lines.push(...listText('Possible too', open, style, width));
  const ruledOut = flow.hypotheses.filter(({ standing: each }) => each === 'ruled-out');
  if (ruledOut.length)
    lines.push(style.dim(wrap(`Ruled out: ${ruledOut.map(({ title }) => lowerFirst(title)).join('; ')}.`, '    ', width)));
  const unseen = flow.hypotheses.filter(({ standing: each }) => each === 'not-observable');
  if (unseen.length)
    lines.push(style.dim(wrap(`Cannot be seen here: ${unseen.map(({ title }) => lowerFirst(title)).join('; ')}.`, '    ', width)));
  for (const spot of flow.blindSpots) lines.push(style.dim(wrap(spot.text, '    ', width)));
  return lines;
}

function causeText(cause: Cause, style: Style, width: number): string[] {
  const lines = [wrap(cause.text, '    ', width)];
  if (cause.fix) lines.push(`    ${style.green('Fix')} ${wrap(cause.fix, '        ', width).trimStart()}`);
  for (const { language, code } of cause.snippets)
    lines.push(`    ${style.dim(language.padEnd(10))} ${style.cyan(code.split('\n').join(`\n${' '.repeat(15)}`))}`);
  return [...lines, `    ${style.dim(cause.cause)}`];
}

const listText = (title: string, hypotheses: readonly Hypothesis[], style: Style, width: number): string[] => [
  `    ${style.dim(title)}`,
  ...hypotheses.map((each) => wrap(`${each.title}: ${each.because}`, '      ', width)),
];

const lowerFirst = (text: string) => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

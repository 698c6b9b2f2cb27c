import type { Cause, FlowDiagnosis, FlowStatus, Hypothesis } from '../diagnosis/diagnosis.ts';
import type { Evidence } from '../http/exchange.ts';
import { rules } from '../rules/index.ts';
import { differenceLines } from './difference.ts';
import type { CheckedFile } from './json.ts';
import { countedToo, notesOf } from './judged.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

type Colour = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** How a terminal paints a text; every painter may leave it plain. */
export type Style = Record<Colour, (text: string) => string>;

const indent = '  ';

/** Hypotheses that a person reads before the rest becomes a number; JSON and HTML have them all. */
const listed = 4;

/** Parameters that redaction leaves as they are. */
const kept = ['redirect_uri', 'client_id', 'aud', 'issuer', 'server', 'content-type', 'authorization_endpoint', 'token_endpoint'];

interface Page {
  style: Style;
  width: number;
  places: (at: readonly Evidence[]) => string;
  isRedacted: boolean;
  known: (id: string) => boolean;
}

/** One file for a person at a terminal: the verdict of each sign-in first, then the proof, the fix, and what is ruled out. */
export function fileText(checked: CheckedFile, style: Style, columns: number): string {
  const width = Math.min(Math.max(columns, 41) - 1, 100);
  const { flows, gaps } = checked.diagnosis;
  const counts = `${counted(checked.requests, 'request')}, ${counted(flows.length, 'sign-in')}`;
  const isLong = checked.file.length + counts.length + 2 > width;
  const lines = [`${style.bold(visible(checked.file))}${isLong ? `\n${indent}` : '  '}${style.dim(counts)}`];
  if (flows.length === 0 && checked.error === undefined)
    lines.push('', wrap('No OAuth sign-in was found: no authorization request, no callback with a code, no token request.', indent, width));
  if (checked.error !== undefined && flows.length > 0) lines.push('', style.yellow(wrap(`▲ ${checked.error}`, indent, width)));
  if (checked.error !== undefined && flows.length === 0) return '';
  const places = placesIn(checked);
  const told = new Set(gaps.map(({ because }) => because));
  for (const flow of flows) {
    const page = { style, width, places, isRedacted: checked.receipt.redacted, known: (id: string) => checked.known?.(flow, id) ?? false };
    const spots = flow.blindSpots.filter(({ because }) => !told.has(because)).map(({ text }) => text);
    lines.push(
      '',
      ...flowText(flow, page),
      ...countedText(checked, flow, page),
      ...(spots.length ? [''] : []),
      ...spots.map((text) => style.dim(wrap(text, indent, width))),
    );
  }
  const notes = notesOf(checked);
  if (notes.length) lines.push('', style.dim('Not in this recording'), ...notes.map((note) => style.dim(wrap(note, indent, width))));
  return `${lines.join('\n')}\n\n`;
}

/** The last line when there was more than one file. */
export function checkSummary(counts: { files: number; unread: number } & Record<FlowStatus, number>, style: Style): string {
  if (counts.files < 2) return '';
  const paint = { sound: style.green, failed: style.red, incomplete: style.yellow };
  const parts = (['failed', 'incomplete', 'sound'] as const)
    .filter((status) => counts[status] > 0)
    .map((status) => paint[status](`${counts[status]} ${status}`));
  const unread = counts.unread ? [style.red(`${counts.unread} not read to the end`)] : [];
  return `${style.bold(counted(counts.files, 'file'))}  ${[...parts, ...unread].join(', ') || 'no sign-ins'}\n`;
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

const marks = { sound: '✓', failed: '✗', incomplete: '…' };

function flowText(flow: FlowDiagnosis, page: Page): string[] {
  const { style, width } = page;
  const paint = { sound: style.green, failed: style.red, incomplete: style.yellow }[flow.status];
  const root = flow.rootCause;
  const standing = root ? `  ${style.yellow(root.standing)}${knownMark(root.cause, page)}` : '';
  const [first = '', ...rest] = wrap(visible(flow.headline), indent, width - (root ? root.standing.length + 2 : 0)).split('\n');
  const headline = [first.trimStart(), ...rest].map((line) => style.bold(line)).join('\n');
  const who = [flow.provider?.name ?? flow.server, flow.clientId && `client ${flow.clientId}`].filter(Boolean).join(' · ');
  const lines = [`${paint(marks[flow.status])} ${headline}${standing}`, style.dim(wrap(who, indent, width))];
  if (root) lines.push('', ...causeText(root, page));
  for (const also of flow.alsoWrong) lines.push('', ...alsoText(also, page));
  const byStanding = (...standings: Hypothesis['standing'][]) =>
    flow.hypotheses.filter(({ standing: each, cause }) => standings.includes(each) && cause !== root?.cause);
  const rests = [
    ...openText(byStanding('proved', 'likely', 'possible'), flow, page),
    ...shortList('Ruled out', byStanding('ruled-out'), page),
    // Beside a proof nothing unseen matters.
    ...(root?.standing === 'proved' ? [] : shortList('Cannot be seen here', byStanding('not-observable'), page)),
  ];
  return rests.length ? [...lines, '', ...rests] : lines;
}

function causeText(cause: Cause, page: Page): string[] {
  const { style, width, isRedacted } = page;
  const lines = [wrap(cause.text, indent, width)];
  if (cause.comparison) {
    lines.push('', ...differenceLines(cause.comparison, `${indent}  `, width, style.red));
    if (isRedacted && !kept.includes(cause.comparison.name))
      lines.push(style.dim(wrap('(stand-ins of the same shape; --unredacted shows the real values)', `${indent}  `, width)));
  }
  if (cause.fix) {
    const [first = '', ...rest] = wrap(cause.fix, `${indent}     `, width).split('\n');
    lines.push('', `${indent}${style.green('Fix')}  ${first.trimStart()}`, ...rest);
  }
  for (const { language, code } of cause.snippets) lines.push('', ...codeText(language, code, page));
  return [...lines, '', ...whereText(cause, page).map((line) => style.dim(wrap(line, indent, width)))];
}

const codeText = (language: string, code: string, { style }: Page): string[] => [
  `${indent}     ${style.dim(language)}`,
  ...code.split('\n').map((line) => `${indent}     ${style.cyan(line)}`),
];

/** Where to look, and what to read; a hypothesis that is no rule has no page. */
const whereText = ({ cause, at }: Cause, { places }: Page): string[] =>
  [places(at), rules.some(({ id }) => id === cause) ? `pkce-inspector explain ${cause}` : cause].filter(Boolean);

function alsoText(also: Cause, page: Page): string[] {
  const { style, width } = page;
  const [first = '', ...rest] = wrap(`Also wrong: ${also.text}`, `${indent}  `, width).split('\n');
  return [
    `${indent}${style.yellow('▲')} ${first.trimStart()}`,
    ...rest,
    style.dim(`${indent}  ${also.cause}`) + knownMark(also.cause, page),
  ];
}

/** What counts for the exit code as well, by the level that was asked for. */
function countedText(checked: CheckedFile, flow: FlowDiagnosis, { style, width }: Page): string[] {
  return countedToo(checked, flow).flatMap(({ rule, severity, text }) => [
    '',
    wrap(`▲ ${severity.charAt(0).toUpperCase()}${severity.slice(1)}: ${text}`, indent, width),
    style.dim(`${indent}  ${rule}`),
  ]);
}

const knownMark = (id: string, { known, style }: Page): string => (known(id) ? style.dim('  known') : '');

/** What may be the cause too, each with its reason; beside a proof a reason is no longer needed. */
function openText(open: readonly Hypothesis[], { rootCause }: FlowDiagnosis, page: Page): string[] {
  if (!open.length) return [];
  if (rootCause?.standing === 'proved') return shortList('Seen too', open, page);
  const { style, width } = page;
  return [`${indent}${style.dim('Possible too')}`, ...open.map(({ title, because }) => wrap(`${title}: ${because}`, `${indent}  `, width))];
}

function shortList(title: string, hypotheses: readonly Hypothesis[], { style, width }: Page): string[] {
  if (!hypotheses.length) return [];
  const names = hypotheses.slice(0, hypotheses.length === listed + 1 ? listed + 1 : listed).map((each) => lowerFirst(each.title));
  const more = hypotheses.length - names.length;
  return [style.dim(wrap(`${title}: ${names.join('; ')}${more ? `; and ${more} more` : ''}.`, indent, width))];
}

const lowerFirst = (text: string) => (/^[A-Z][a-z]* [a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

const parts: Record<Evidence['part'], string> = {
  'request-url': 'URL',
  'request-header': 'request header',
  'request-body': 'request body',
  'response-header': 'response header',
  'response-body': 'response body',
};

/** Where the evidence stands in the file, for looking it up there. */
function placesIn(checked: CheckedFile): Page['places'] {
  const origins = new Map(checked.exchanges.map(({ id, from }) => [id, from]));
  return (at) =>
    [
      ...new Set(
        at.flatMap(({ exchange, part, name }) => {
          const from = origins.get(exchange);
          if (!from) return [];
          const where = from.adapter === 'har' ? `entry ${from.position + 1}` : `line ${from.position}`;
          return [`${where} (${parts[part]}${name === undefined ? '' : `, ${visible(name)}`})`];
        }),
      ),
    ]
      .slice(0, 3)
      .join(', ');
}

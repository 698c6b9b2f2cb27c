import type { Cause, Comparison, FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import { countedToo, type Judged, notesOf } from './judged.ts';
import { browser, placesOf, receiptSentences, type Step, standingNames, standings, stepsOf } from './steps.ts';
import { visible } from './visible.ts';

/** A report for an issue or a support ticket: the verdict, the sequence as a mermaid diagram, the evidence. */
export function markdownReport(files: readonly Judged[]): string {
  return `${files.map(fileSection).join('\n\n---\n\n')}\n`;
}

function fileSection(judged: Judged): string {
  const { file, diagnosis, receipt, error } = judged;
  const notes = notesOf(judged).map((text) => `- ${escaped(text)}`);
  return [
    `# ${escaped(file)}`,
    ...(error === undefined ? [] : [`⚠️ ${escaped(error)}`]),
    ...(diagnosis.flows.length || error !== undefined ? [] : ['No OAuth sign-in was found.']),
    ...diagnosis.flows.map((flow) => flowSection(flow, judged)),
    ...(notes.length ? [`## Not in this recording\n\n${notes.join('\n')}`] : []),
    receiptSentences(receipt).map(escaped).join(' '),
  ].join('\n\n');
}

const marks = { sound: '✅', failed: '❌', incomplete: '⏳' };

function flowSection(flow: FlowDiagnosis, judged: Judged): string {
  const { exchanges, known } = judged;
  const { rootCause } = flow;
  const mark = (id: string) => (known?.(flow, id) ? ' (known)' : '');
  const who = [flow.provider?.name ?? flow.server, flow.clientId && `client ${flow.clientId}`, flow.id].filter((text) => text).join(' · ');
  const also = flow.alsoWrong.map(({ cause, text, fix }) => `- **${cause}**${mark(cause)}: ${escaped(text)} ${escaped(fix)}`);
  const counted = countedToo(judged, flow).map(({ rule, severity, text }) => `- **${rule}** (${severity}): ${escaped(text)}`);
  return [
    `## ${marks[flow.status]} ${escaped(flow.headline)}${rootCause ? mark(rootCause.cause) : ''}`,
    escaped(who),
    ...(rootCause ? [causeSection(rootCause, placesOf(rootCause.at, exchanges))] : []),
    diagram(stepsOf(flow, exchanges)),
    ...(also.length ? [`### Also wrong\n\n${also.join('\n')}`] : []),
    ...(counted.length ? [`### Counted too\n\n${counted.join('\n')}`] : []),
    ...hypotheses(flow),
    ...(flow.blindSpots.length
      ? [`### What could not be seen\n\n${flow.blindSpots.map(({ text, whatToDo }) => `- ${escaped(`${text} ${whatToDo}`)}`).join('\n')}`]
      : []),
  ].join('\n\n');
}

function causeSection(cause: Cause, places: readonly string[]): string {
  const construction = cause.construction ?? [];
  // A single step is told in the text already.
  const steps = construction.every(({ text }) => cause.text.toLowerCase().includes(text.toLowerCase())) ? [] : construction;
  return [
    `**${standingNames[cause.standing]}: \`${cause.cause}\`**`,
    escaped(cause.text),
    ...(cause.comparison ? [comparison(cause.comparison)] : []),
    ...(steps.length ? [steps.map(({ text }, index) => `${index + 1}. ${escaped(text)}`).join('\n')] : []),
    ...(places.length ? [`**Seen in:** ${escaped(places.join('; '))}`] : []),
    ...(cause.fix ? [`**Fix:** ${escaped(cause.fix)}`] : []),
    ...cause.snippets.map(({ language, code }) => fenced(language, code)),
  ].join('\n\n');
}

function comparison({ name, expected, observed }: Comparison): string {
  const width = Math.max(expected.label.length, observed.label.length);
  const [one, other] = [expected, observed].map(({ value, absent }) => (absent ? '(not sent)' : visible(value))) as [string, string];
  let at = 0;
  while (!observed.absent && at < one.length && one[at] === other[at]) at++;
  const lines = [`${expected.label.padEnd(width)}  ${one}`, `${observed.label.padEnd(width)}  ${other}`, `${' '.repeat(width + 2 + at)}^`];
  return `${escaped(name)}:\n\n${fenced('text', lines.join('\n'))}`;
}

function hypotheses({ hypotheses: all, rootCause }: FlowDiagnosis): string[] {
  const lines = standings.flatMap((standing) => {
    const some = all.filter((each) => each.standing === standing && each.cause !== rootCause?.cause);
    return some.length
      ? [`**${standingNames[standing]}**\n\n${some.map(({ title, because }) => `- ${escaped(title)}: ${escaped(because)}`).join('\n')}`]
      : [];
  });
  return lines.length ? [`<details><summary>Other causes that were looked at</summary>\n\n${lines.join('\n\n')}\n\n</details>`] : [];
}

/** Most messages of one diagram; more make it unreadable. */
const mostArrows = 40;

function diagram(steps: readonly Step[]): string {
  const hosts = [...new Set(steps.flatMap(({ from, to }) => [from, to]))].filter((host) => host !== browser);
  const id = (host: string) => (host === browser ? 'b' : `h${hosts.indexOf(host)}`);
  const arrows = steps.slice(0, mostArrows).flatMap(({ from, to, line, what, parameters, side, isEvidence }) => {
    const named = parameters.slice(0, 8).map(({ name }) => name);
    if (parameters.length > 8) named.push('…');
    const lines = [`${isEvidence ? '❌ ' : ''}${what}: ${line}`, ...lined(named)].map(label);
    return [`  ${id(from)}${side === 'response' ? '-->>' : '->>'}${id(to)}: ${lines.join('<br/>')}`];
  });
  const more = steps.length > mostArrows ? [`  Note over b: ${steps.length - mostArrows} more messages`] : [];
  const lanes = [`  participant b as ${browser}`, ...hosts.map((host) => `  participant ${id(host)} as ${label(host)}`)];
  return fenced('mermaid', ['sequenceDiagram', ...lanes, ...arrows, ...more].join('\n'));
}

/** Words with commas, in lines so short that the lanes stand close enough together for a narrow page. */
function lined(words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const [index, word] of words.entries()) {
    const text = index + 1 < words.length ? `${word},` : word;
    const last = lines.at(-1);
    if (last !== undefined && last.length + text.length < 40) lines[lines.length - 1] = `${last} ${text}`;
    else lines.push(text);
  }
  return lines;
}

/** A text that mermaid takes literally: what it would read as syntax is written as a character code. */
const label = (text: string) =>
  visible(text)
    .slice(0, 160)
    .replace(/[#;:<>{}"\\`]/g, (character) => (character === ':' ? ':' : `#${character.charCodeAt(0)};`))
    .replace(/\bend\b/g, 'en#100;');

/** A fence longer than any in the code, so that the code cannot end it. */
function fenced(language: string, code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}

/** Code between two single backquotes. A longer run would open a code span that only a run of its own length ends (CommonMark 6.1). */
const code = /((?<!`)`(?!`)[^`]+`(?!`))/;

/** A text that Markdown takes literally; code in backquotes stays code. */
function escaped(text: string): string {
  return visible(text.replace(/\s+/g, (run) => (run.includes('\n') ? ' ' : run)))
    .split(code)
    .map((part, index) =>
      index % 2
        ? part
        : part.replace(/[\\*[\]<>|#~`]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&(?=[#\w]+;)|@(?=\w)/g, (character) =>
            character === '@' ? '@\u200b' : `\\${character}`,
          ),
    )
    .join('');
}

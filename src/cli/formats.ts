import { harReport } from '../report/har.ts';
import { htmlReport } from '../report/html.tsx';
import { type CheckedFile, checkJson, flowLines } from '../report/json.ts';
import { junitReport } from '../report/junit.ts';
import { markdownReport } from '../report/markdown.ts';
import { sarifReport } from '../report/sarif.ts';
import { checkSummary, fileText, type Style } from '../report/text.ts';
import { rules } from '../rules/index.ts';
import type { Format } from './check-options.ts';
import { Problem } from './problem.ts';

/** Turns judged files into a report: each gives a piece at once or nothing, and the end gives the rest. */
export interface Teller {
  file(checked: CheckedFile): string;
  end(): string | Promise<string>;
}

export interface Telling {
  version: string;
  /** When the report is made, in milliseconds since the Unix epoch. */
  now: number;
  style: Style;
  columns: number;
}

/** The teller of one format; `stream` is a line of JSON for each sign-in. */
export function tellerOf(format: Format | 'stream', telling: Telling): Teller {
  if (format === 'text') return textTeller(telling);
  if (format === 'stream') return { file: flowLines, end: () => '' };
  return wholeTeller((files) => wholeReport(format, files, telling));
}

function textTeller({ style, columns }: Telling): Teller {
  const counts = { files: 0, unread: 0, sound: 0, failed: 0, incomplete: 0 };
  return {
    file: (checked) => {
      counts.files++;
      if (checked.error !== undefined) counts.unread++;
      for (const { status } of checked.diagnosis.flows) counts[status]++;
      return fileText(checked, style, columns);
    },
    end: () => checkSummary(counts, style),
  };
}

function wholeTeller(report: (files: readonly CheckedFile[]) => string | Promise<string>): Teller {
  const files: CheckedFile[] = [];
  return {
    file: (checked) => {
      files.push(checked);
      return '';
    },
    end: () => report(files),
  };
}

function wholeReport(format: Exclude<Format, 'text'>, files: readonly CheckedFile[], { version }: Telling): string {
  switch (format) {
    case 'json':
      return json(checkJson(files));
    case 'har':
      return json(harReport(onlyOne(files)));
    case 'sarif':
      return json(sarifReport(files, rules, version));
    case 'junit':
      return junitReport(files);
    case 'markdown':
      return markdownReport(files);
    case 'html':
      return htmlReport(files);
  }
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** Two recordings in one HAR would be judged across each other. */
function onlyOne(files: readonly CheckedFile[]): CheckedFile {
  if (files.length !== 1) throw new Problem(`--format har writes one recording, and ${files.length} were read. Name one file.`);
  return files[0]!;
}

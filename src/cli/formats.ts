import { type CheckedFile, checkJson, flowLines } from '../report/json.ts';
import { checkSummary, fileText, type Style } from '../report/text.ts';
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
  return wholeTeller((files) => wholeReport(format, files));
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

function wholeReport(format: Exclude<Format, 'text'>, files: readonly CheckedFile[]): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(checkJson(files), null, 2)}\n`;
    default:
      throw new Problem(`--format ${format} is not there yet.`);
  }
}

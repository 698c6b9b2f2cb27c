import { readFileSync, statSync } from 'node:fs';
import { exchangesOfHar, type SkippedEntry } from '../capture/har-entry.ts';
import type { Exchange } from '../http/exchange.ts';
import { Problem } from './problem.ts';

export interface Capture {
  exchanges: Exchange[];
  skipped: SkippedEntry[];
}

/** Reads one HAR file. Throws a Problem with the position of what is wrong. */
export function readCapture(file: string): Capture {
  const text = readText(file);
  if (!text.trim()) throw new Problem(`${file} is empty.`);
  let document: unknown;
  try {
    document = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    throw new Problem(`${file} is not JSON: ${whereJsonBreaks(error, text)}`);
  }
  try {
    return exchangesOfHar(document);
  } catch (error) {
    throw new Problem(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readText(file: string): string {
  try {
    if (statSync(file).isDirectory()) throw new Problem(`${file} is a directory. Name the HAR files in it.`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Problem) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new Problem(`${file} does not exist.`);
    if (code === 'EACCES') throw new Problem(`${file} may not be read by this user.`);
    throw new Problem(`${file} could not be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function whereJsonBreaks(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : '';
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
  const before = text.slice(0, position);
  const line = before.split('\n').length;
  const column = position - before.lastIndexOf('\n');
  const cut = position >= text.trimEnd().length ? 'it ends too early, as a truncated file does' : 'it breaks off there';
  return `${cut}, at line ${line}, column ${column} (character ${position}). Export it again.`;
}

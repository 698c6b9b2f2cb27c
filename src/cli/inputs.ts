import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { globPattern, isGlob } from './glob.ts';
import { Problem } from './problem.ts';

/** Something to read: `-` is standard input. `problem` says why there is nothing to read under that name. */
export interface Input {
  file: string;
  problem?: string;
}

const isRecording = (name: string) => /\.har(?:\.gz|\.zip)?$/i.test(name);

/** What the names on the command line stand for: a file itself, each recording in a directory (and those below it), each file that a glob matches. */
export function inputsOf(names: readonly string[]): Input[] {
  return names.flatMap((name) => {
    try {
      return inputsOfName(name).map((file) => ({ file }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return [{ file: name, problem: error.message }];
    }
  });
}

function inputsOfName(name: string): string[] {
  if (name === '-') return [name];
  if (name === '') throw new Problem('One of the names of files is empty.');
  const stat = statSync(name, { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    const files = filesBelow(name).filter(isRecording);
    if (!files.length) throw new Problem(`${name} is a directory without HAR files (*.har, *.har.gz or *.har.zip).`);
    return files;
  }
  if (stat || !isGlob(name)) return [name];
  const pattern = globPattern(name);
  const files = filesBelow(fixedPart(name)).filter((file) => pattern.test(slashed(file)));
  if (!files.length) throw new Problem(`No file matches ${name}.`);
  return files;
}

/** The directory that a glob's matches must be in: what stands before its first wildcard. */
function fixedPart(glob: string): string {
  const parts = slashed(glob).split('/');
  const fixed = parts.slice(0, parts.findIndex(isGlob)).join('/');
  return fixed || (glob.startsWith('/') ? '/' : '.');
}

/** Every file in a directory and below it, in order of name; what is hidden and what was installed is left out. */
function filesBelow(directory: string): string[] {
  const files: string[] = [];
  const pending = [directory];
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    for (const entry of entriesOf(current)) {
      const name = path.join(current, entry.name);
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && entry.name !== 'node_modules') pending.push(name);
      } else files.push(name);
    }
  }
  return files.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function entriesOf(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return []; // a directory that may not be read, or that is gone, holds nothing for us
  }
}

const slashed = (name: string) => (path.sep === '\\' ? name.replaceAll('\\', '/') : name);

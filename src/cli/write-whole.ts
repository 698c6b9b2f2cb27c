import { fstatSync, writeSync } from 'node:fs';

/** Whether what is open under that number is a file on a disk. */
export const isFile = (handle: number): boolean => fstatSync(handle).isFile();

/** Writes all of a text, in as many turns as the system takes it; throws what `writeSync` throws. */
export function writeWhole(handle: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'it is longer than a file may be here',
  ENOENT: 'its directory does not exist',
  ENOTDIR: 'its directory does not exist',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'that file system is read-only',
  EPIPE: 'its reader is gone',
};

/** Why something could not be written, to follow a colon. */
export function whyUnwritten(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return reasons[code] ?? code;
}

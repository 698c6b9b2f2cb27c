import type { Attached } from './attached-bodies.ts';
import { type ByteSource, sourceOfBlob } from './byte-source.ts';
import { inflated } from './inflate.ts';
import { copyOf } from './json-bytes.ts';
import { type Chunks, Unreadable } from './text-bytes.ts';
import { packedFrom, type ZipMember, zipMembers } from './zip-directory.ts';

/** A recording in a file: the file itself, or one of several in an archive; or the reason why one cannot be read. */
export type Part =
  | {
      name?: string;
      chunks: Chunks;
      /** The same, read into room that the reader has for them. */
      chunksInto?(room: Uint8Array): Chunks;
      readAgain?(from: number, to: number): Promise<Uint8Array>;
      attached?: Attached;
    }
  | { name?: string; problem: string };

const largestZipInMemory = 64 * 1024 * 1024;

/** Longer bodies are no messages of a sign-in. */
const longestAttachment = 1024 * 1024;

/** The recordings in a file: one when it is plain, gzip or zlib, each HAR file when it is a zip archive. Nothing is thrown for a bad file. */
export async function partsOf(source: ByteSource): Promise<Part[]> {
  const kind = kindOf(await source.read(0, 4));
  if (kind === 'plain')
    return [{ chunks: source.chunks(), chunksInto: (room) => source.chunks(0, source.size, room), readAgain: source.read }];
  if (kind === 'gzip' || kind === 'deflate') return [{ chunks: inflated(source.chunks(), kind, `This ${kind} file`) }];
  try {
    return await partsOfZip(source);
  } catch (error) {
    if (error instanceof Unreadable) return [{ problem: error.message }];
    throw error;
  }
}

/** The same for what can be read only once, such as standard input. A zip archive is held in memory for it, up to 64 MiB. */
export async function partsOfStream(chunks: Chunks): Promise<Part[]> {
  const source = chunks[Symbol.asyncIterator]();
  const pieces: Uint8Array[] = [];
  let size = 0;
  const take = async () => {
    const { done, value } = await source.next();
    if (done) return false;
    pieces.push(copyOf(value));
    size += value.length;
    return true;
  };
  while (size < 4 && (await take()));
  const kind = kindOf(new Uint8Array(await new Blob(pieces as BlobPart[]).slice(0, 4).arrayBuffer()));
  if (kind === 'zip') {
    while (size <= largestZipInMemory && (await take()));
    if (size > largestZipInMemory)
      return [{ problem: 'This zip archive is longer than 64 MiB and was not given as a file. Name the file, or unpack it.' }];
    return partsOf(sourceOfBlob(new Blob(pieces as BlobPart[])));
  }
  const whole = startingWith(pieces, source);
  return [{ chunks: kind === 'plain' ? whole : inflated(whole, kind, `This ${kind} file`) }];
}

/** What was read already, and then the rest. */
export async function* startingWith(pieces: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): Chunks {
  try {
    yield* pieces;
    for (;;) {
      const { done, value } = await rest.next();
      if (done) return;
      yield value;
    }
  } finally {
    await rest.return?.();
  }
}

/** mitmproxy's `.zhar` is bare zlib data (RFC 1950), whose first two bytes are a multiple of 31. */
function kindOf(start: Uint8Array): 'plain' | 'gzip' | 'deflate' | 'zip' {
  if (start[0] === 0x1f && start[1] === 0x8b) return 'gzip';
  if (start[0] === 0x78 && start.length > 1 && (0x7800 + start[1]!) % 31 === 0) return 'deflate';
  return start[0] === 0x50 && start[1] === 0x4b && (start[2] === 3 || start[2] === 5) ? 'zip' : 'plain';
}

async function partsOfZip(source: ByteSource): Promise<Part[]> {
  const files = (await zipMembers(source)).filter(({ name }) => !name.endsWith('/') && !/(?:^|\/)(?:__MACOSX\/|\._)/.test(name));
  const recordings = files.filter(({ name }) => /\.har$/i.test(name));
  const chosen = recordings.length ? recordings : files.filter(({ name }) => /\.json$/i.test(name) || files.length === 1);
  if (!chosen.length) return [{ problem: 'This zip file holds no HAR file.' }];
  return chosen.map((member) => partOf(source, member, files));
}

function partOf(source: ByteSource, member: ZipMember, files: readonly ZipMember[]): Part {
  const { name } = member;
  if (member.isEncrypted) return { name, problem: `"${name}" in this zip file is encrypted. Unpack it with its password first.` };
  if (member.method !== 0 && member.method !== 8)
    return { name, problem: `"${name}" in this zip file is packed by method ${member.method}, which is not read here. Unpack it first.` };
  return { name, chunks: unpacked(source, member), attached: (file) => attachedTo(source, member, files, file) };
}

/** Bytes of a file that a recording in an archive names; it stands in the same directory. */
async function attachedTo(
  source: ByteSource,
  { name }: ZipMember,
  files: readonly ZipMember[],
  file: string,
): Promise<Uint8Array | undefined> {
  const directory = name.slice(0, name.lastIndexOf('/') + 1);
  const member = files.find((each) => each.name === directory + file);
  if (!member || member.isEncrypted || (member.method !== 0 && member.method !== 8) || member.size > longestAttachment) return undefined;
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of unpacked(source, member)) {
      size += chunk.length;
      if (size > longestAttachment) return undefined;
      pieces.push(copyOf(chunk));
    }
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
  return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
}

async function* unpacked(source: ByteSource, member: ZipMember): Chunks {
  const from = await packedFrom(source, member);
  const packed = source.chunks(from, Math.min(source.size, from + member.packedSize));
  yield* member.method === 0 ? packed : inflated(packed, 'deflate-raw', `"${member.name}" in this zip file`);
}

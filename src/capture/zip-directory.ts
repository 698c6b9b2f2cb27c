import type { ByteSource } from './byte-source.ts';
import { Unreadable } from './text-bytes.ts';

/** A file in a zip archive, as its central directory tells (APPNOTE 4.3.12). */
export interface ZipMember {
  name: string;
  method: number;
  isEncrypted: boolean;
  packedSize: number;
  size: number;
  /** Offset of its local header. */
  at: number;
}

const mostMembers = 10_000;
const largestDirectory = 16 * 1024 * 1024;

/** Reads the central directory of a zip archive, with the 64-bit form. Throws Unreadable when there is none. */
export async function zipMembers(source: ByteSource): Promise<ZipMember[]> {
  const tailFrom = Math.max(0, source.size - 65_557);
  const tail = viewOf(await source.read(tailFrom, source.size));
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw new Unreadable('This zip file is damaged: its directory, which stands at its end, is missing.');
  let size = tail.getUint32(end + 12, true);
  let from = tail.getUint32(end + 16, true);
  if ((from === 0xffffffff || size === 0xffffffff) && end >= 20 && tail.getUint32(end - 20, true) === 0x07064b50) {
    const at = Number(tail.getBigUint64(end - 12, true));
    const record = viewOf(await source.read(at, at + 56));
    if (record.byteLength < 56) throw new Unreadable('This zip file is damaged: its 64-bit directory record is missing.');
    size = Number(record.getBigUint64(40, true));
    from = Number(record.getBigUint64(48, true));
  }
  if (size > largestDirectory || from + size > source.size)
    throw new Unreadable('This zip file is damaged: its directory does not fit into it.');
  return membersIn(viewOf(await source.read(from, from + size)));
}

function membersIn(directory: DataView): ZipMember[] {
  const members: ZipMember[] = [];
  for (let at = 0; at + 46 <= directory.byteLength && directory.getUint32(at, true) === 0x02014b50 && members.length < mostMembers; ) {
    const nameLength = directory.getUint16(at + 28, true);
    const extraLength = directory.getUint16(at + 30, true);
    const end = at + 46 + nameLength + extraLength + directory.getUint16(at + 32, true);
    if (end > directory.byteLength) break;
    const name = new TextDecoder().decode(new Uint8Array(directory.buffer, directory.byteOffset + at + 46, nameLength));
    const sizes = {
      size: directory.getUint32(at + 24, true),
      packedSize: directory.getUint32(at + 20, true),
      at: directory.getUint32(at + 42, true),
    };
    const extra = new DataView(directory.buffer, directory.byteOffset + at + 46 + nameLength, extraLength);
    members.push({
      name,
      method: directory.getUint16(at + 10, true),
      isEncrypted: (directory.getUint16(at + 8, true) & 1) === 1,
      ...withLargeSizes(sizes, extra),
    });
    at = end;
  }
  return members;
}

type Sizes = Pick<ZipMember, 'size' | 'packedSize' | 'at'>;

/** Sizes that do not fit into 32 bits stand in extra field 1, in this order, and only those (APPNOTE 4.5.3). */
function withLargeSizes(sizes: Sizes, extra: DataView): Sizes {
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    const large = (small: number) => {
      if (small !== 0xffffffff || next + 8 > extra.byteLength) return small;
      next += 8;
      return Number(extra.getBigUint64(next - 8, true));
    };
    return { size: large(sizes.size), packedSize: large(sizes.packedSize), at: large(sizes.at) };
  }
  return sizes;
}

/** Where the packed bytes of a member begin, after its local header, whose lengths may differ from the directory's. */
export async function packedFrom(source: ByteSource, member: ZipMember): Promise<number> {
  const header = viewOf(await source.read(member.at, member.at + 30));
  if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50)
    throw new Unreadable(`"${member.name}" in this zip file is damaged: it does not begin where the directory says, at byte ${member.at}.`);
  return member.at + 30 + header.getUint16(26, true) + header.getUint16(28, true);
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

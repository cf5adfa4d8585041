/** What a file is, by its first bytes: the name of a file says little of what is in it. */

const HEAD = 64 * 1024;
const SECTOR = 512;
const MIB = 1024 ** 2;

/** Why a file cannot be sent; names the text `upload.problem.<id>`. */
export type Problem = 'empty' | 'backing' | 'encrypted' | 'snapshots' | 'dataFile' | 'broken' | 'foreign' | 'compressed';

export interface Image {
  format: 'raw' | 'cow' | 'iso';
  /** Of the disk that it makes, in bytes. */
  size: number;
  problem?: Problem;
  /** The format by its usual name, where it is one that disks cannot have. */
  foreign?: string;
}

const FOREIGN: [name: string, at: number, bytes: number[]][] = [
  ['VMDK', 0, [0x4b, 0x44, 0x4d, 0x56]],
  ['VHDX', 0, [0x76, 0x68, 0x64, 0x78, 0x66, 0x69, 0x6c, 0x65]],
  ['VHD', 0, [0x63, 0x6f, 0x6e, 0x65, 0x63, 0x74, 0x69, 0x78]],
  ['VDI', 64, [0x7f, 0x10, 0xda, 0xbe]],
  ['LUKS', 0, [0x4c, 0x55, 0x4b, 0x53, 0xba, 0xbe]],
  ['QED', 0, [0x51, 0x45, 0x44, 0x00]],
];

const COMPRESSED: [name: string, at: number, bytes: number[]][] = [
  ['gzip', 0, [0x1f, 0x8b, 0x08]],
  ['xz', 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['bzip2', 0, [0x42, 0x5a, 0x68]],
  ['Zstandard', 0, [0x28, 0xb5, 0x2f, 0xfd]],
  ['ZIP', 0, [0x50, 0x4b, 0x03, 0x04]],
];

const ISO_AT = 0x8001;
const ISO: number[] = [...'CD001'].map((letter) => letter.charCodeAt(0));
const QCOW = [0x51, 0x46, 0x49, 0xfb];

function has(head: Uint8Array, at: number, bytes: number[]): boolean {
  return head.length >= at + bytes.length && bytes.every((byte, index) => head[at + index] === byte);
}

/** Reads the beginning of a file. Throws what the browser says when the file cannot be read. */
export async function inspect(file: Blob): Promise<Image> {
  return recognise(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()), file.size);
}

/** The image whose first bytes these are. */
export function recognise(head: Uint8Array, length: number): Image {
  const whole = Math.ceil(length / MIB) * MIB;
  if (length === 0) {
    return { format: 'raw', size: 0, problem: 'empty' };
  }
  if (has(head, 0, QCOW)) {
    return qcow(head);
  }
  const foreign = FOREIGN.find(([, at, bytes]) => has(head, at, bytes));
  if (foreign) {
    return { format: 'raw', size: whole, problem: 'foreign', foreign: foreign[0] };
  }
  const compressed = COMPRESSED.find(([, at, bytes]) => has(head, at, bytes));
  if (compressed) {
    return { format: 'raw', size: whole, problem: 'compressed', foreign: compressed[0] };
  }
  return has(head, ISO_AT, ISO) ? { format: 'iso', size: Math.ceil(length / SECTOR) * SECTOR } : { format: 'raw', size: whole };
}

/** The header of qcow2, as its specification has it; the engine looks at the image again, more closely. */
function qcow(head: Uint8Array): Image {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < 72) {
    return { format: 'cow', size: 0, problem: 'broken' };
  }
  const version = view.getUint32(4);
  const size = Number(view.getBigUint64(24));
  const dataFile = version >= 3 && head.length >= 80 && (view.getBigUint64(72) & 4n) !== 0n;
  let problem: Problem | undefined;
  if ((version !== 2 && version !== 3) || size === 0) {
    problem = 'broken';
  } else if (view.getBigUint64(8) !== 0n) {
    problem = 'backing';
  } else if (view.getUint32(32) !== 0) {
    problem = 'encrypted';
  } else if (view.getUint32(60) !== 0) {
    problem = 'snapshots';
  } else if (dataFile) {
    problem = 'dataFile';
  }
  return { format: 'cow', size, problem };
}

import { expect, it } from 'vitest';
import { recognise } from './image';

const MIB = 1024 ** 2;

function qcow2(change: (view: DataView) => void = () => undefined): Uint8Array {
  const head = new Uint8Array(512);
  head.set([0x51, 0x46, 0x49, 0xfb]);
  const view = new DataView(head.buffer);
  view.setUint32(4, 3);
  view.setBigUint64(24, 64n * BigInt(MIB));
  change(view);
  return head;
}

it('takes the size of a disk from the header of qcow2', () => {
  expect(recognise(qcow2(), 200_000)).toEqual({ format: 'cow', size: 64 * MIB, problem: undefined });
});

it.each([
  ['backing', (view: DataView) => view.setBigUint64(8, 104n)],
  ['encrypted', (view: DataView) => view.setUint32(32, 2)],
  ['snapshots', (view: DataView) => view.setUint32(60, 1)],
  ['dataFile', (view: DataView) => view.setBigUint64(72, 4n)],
  ['broken', (view: DataView) => view.setUint32(4, 9)],
])('says that qcow2 is of no use: %s', (problem, change) => {
  expect(recognise(qcow2(change), 200_000).problem).toBe(problem);
});

it('rounds a raw disk up to whole MiB', () => {
  expect(recognise(new Uint8Array(64), MIB + 1)).toEqual({ format: 'raw', size: 2 * MIB });
});

it('knows a CD image by its descriptor', () => {
  const bytes = new Uint8Array(40_000);
  bytes.set([0x43, 0x44, 0x30, 0x30, 0x31], 0x8001);
  expect(recognise(bytes, bytes.length)).toEqual({ format: 'iso', size: 40_448 });
});

it('names a foreign format, and a packed one', () => {
  const vmdk = new TextEncoder().encode('KDMV');
  expect(recognise(vmdk, 4)).toMatchObject({ problem: 'foreign', foreign: 'VMDK' });
  expect(recognise(new Uint8Array([0x1f, 0x8b, 8]), 3)).toMatchObject({ problem: 'compressed', foreign: 'gzip' });
  expect(recognise(new Uint8Array(), 0).problem).toBe('empty');
});

import { expect, it } from 'vitest';
import { COMBINATIONS, keyOf } from './keys';

it('has the key of each sign', () => {
  expect([...'aÄ€\n\t'].map(keyOf)).toEqual([0x61, 0xc4, 0x10020ac, 0xff0d, 0xff09]);
});

it('names combinations once, and F7 is the seventh', () => {
  const names = COMBINATIONS.map((one) => one.name);
  expect(new Set(names).size).toBe(names.length);
  expect(COMBINATIONS.find((one) => one.name === 'Ctrl Alt F7')?.keys).toEqual([0xffe3, 0xffe9, 0xffc4]);
});

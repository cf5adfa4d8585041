import { expect, it } from 'vitest';
import { columnsOf, inRow } from './grid';

it('puts as many cards beside each other as fit, and one where none does', () => {
  expect(columnsOf(0, 16)).toBe(1);
  expect(columnsOf(390, 16)).toBe(1);
  expect(columnsOf(18 * 16 * 2 + 16, 16)).toBe(2);
  expect(columnsOf(18 * 16 * 2 + 15, 16)).toBe(1);
  expect(columnsOf(1400, 16)).toBe(4);
});

it('fills rows to the last card', () => {
  expect(inRow(0, 4, 6)).toEqual([0, 1, 2, 3]);
  expect(inRow(1, 4, 6)).toEqual([4, 5]);
  expect(inRow(2, 4, 6)).toEqual([]);
  expect(inRow(0, 4, 0)).toEqual([]);
});

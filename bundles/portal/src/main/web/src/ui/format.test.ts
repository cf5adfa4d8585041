import { expect, it } from 'vitest';
import { speedOf, words } from './format';

it('writes speeds of links as they are sold', () => {
  expect(speedOf('2500000000')).toBe('2.5 Gbit/s');
  expect(speedOf(100_000_000)).toBe('100 Mbit/s');
  expect([speedOf(undefined), speedOf('0'), speedOf('-1')]).toEqual(['', '', '']);
});

it('writes words of the API as people do', () => {
  expect(words('wait_for_launch')).toBe('wait for launch');
  expect(words('q35_ovmf')).toBe('Q35, UEFI');
  expect(words(undefined)).toBe('');
});

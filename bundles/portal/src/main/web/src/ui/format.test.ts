import { expect, it } from 'vitest';
import { speedOf } from './format';

it('writes speeds of links as they are sold', () => {
  expect(speedOf('2500000000')).toBe('2.5 Gbit/s');
  expect(speedOf(100_000_000)).toBe('100 Mbit/s');
  expect([speedOf(undefined), speedOf('0'), speedOf('-1')]).toEqual(['', '', '']);
});

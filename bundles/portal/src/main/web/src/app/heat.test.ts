import { expect, it } from 'vitest';
import { heat, load } from './HeatMap';

const host = (values: Record<string, number>) => ({
  id: 'h',
  statistics: { statistic: Object.entries(values).map(([name, datum]) => ({ name, values: { value: [{ datum }] } })) },
});

it('has a colour for each quarter and one for what is nearly full', () => {
  expect([0, 24.9, 25, 50, 75, 90, 100].map(heat)).toEqual([0, 0, 1, 2, 3, 4, 4]);
});

it('knows how much of a host is in use, or that it is not known', () => {
  expect(load(host({ 'cpu.current.idle': 80 }), 'cpu')).toBe(20);
  expect(load(host({ 'memory.used': 1, 'memory.total': 4 }), 'memory')).toBe(25);
  expect(load(host({}), 'memory')).toBeUndefined();
  expect(load(host({}), 'cpu')).toBeUndefined();
});

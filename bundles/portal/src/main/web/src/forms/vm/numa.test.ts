import { expect, it } from 'vitest';
import { bodyOfNode, nodeOf, numbersOf, rangesOf, rest, split } from './numa';

it('reads and writes ranges of numbers', () => {
  expect(numbersOf(' 5, 0-2,1 ')).toEqual([0, 1, 2, 5]);
  expect(numbersOf('')).toEqual([]);
  expect(numbersOf('2-0')).toBeUndefined();
  expect(numbersOf('a')).toBeUndefined();
  expect(numbersOf('0-99999')).toBeUndefined();
  expect(rangesOf([5, 0, 2, 1])).toBe('0-2,5');
  expect(rangesOf([])).toBe('');
});

it('divides memory and CPUs, and loses none', () => {
  const nodes = split(3, 1000, 4);
  expect(nodes.map((node) => [node.index, node.memory, node.cpus])).toEqual([[0, 334, [0, 1]], [1, 333, [2]], [2, 333, [3]]]);
  expect(split(2, 512, 1).map((node) => node.cpus)).toEqual([[0], []]);
});

it('proposes for another node what the others leave', () => {
  const [first] = split(2, 2048, 4);
  expect(rest([first], 2048, 4)).toEqual({ index: 1, memory: 1024, cpus: [2, 3], pins: [], mode: '' });
  expect(rest(split(2, 2048, 4), 2048, 4)).toMatchObject({ index: 2, memory: 1, cpus: [] });
});

it('reads what it writes', () => {
  const node = { index: 1, memory: 512, cpus: [2, 3], pins: [0], mode: 'strict' };
  expect(nodeOf({ id: 'n', ...JSON.parse(JSON.stringify(bodyOfNode(node))) })).toEqual(node);
  expect(bodyOfNode({ ...node, pins: [], mode: '' })).toEqual({ index: 1, memory: 512, cpu: { cores: { core: [{ index: 2 }, { index: 3 }] } }, numa_node_pins: { numa_node_pin: [] } });
});

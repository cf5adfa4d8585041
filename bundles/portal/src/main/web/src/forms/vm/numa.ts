import type { Item } from '../../api/client';

/** Ranges such as 0-2,5 as the numbers they mean; undefined where it is no such text. */
export function numbersOf(text: string): number[] | undefined {
  const found = new Set<number>();
  for (const part of text.split(',').map((one) => one.trim()).filter(Boolean)) {
    const range = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(part);
    const [first, last] = range ? [Number(range[1]), Number(range[2] ?? range[1])] : [1, 0];
    if (last < first) {
      return undefined;
    }
    for (let number = first; number <= last; number++) {
      found.add(number);
    }
  }
  return [...found].sort((one, other) => one - other);
}

/** Numbers as people write them: 0-2,5. */
export function rangesOf(numbers: number[]): string {
  const parts: string[] = [];
  const sorted = [...numbers].sort((one, other) => one - other);
  for (let at = 0; at < sorted.length; ) {
    let end = at;
    while (sorted[end + 1] === sorted[end] + 1) {
      end++;
    }
    parts.push(end === at ? String(sorted[at]) : `${sorted[at]}-${sorted[end]}`);
    at = end + 1;
  }
  return parts.join(',');
}

export interface Node {
  index: number;
  /** In MiB, alone among all sizes of the API. */
  memory: number;
  cpus: number[];
  /** Nodes of the host that its memory comes from; none for any. */
  pins: number[];
  mode: string;
}

const indexes = (of: { index?: unknown }[] | undefined) => (of ?? []).map((one) => Number(one.index));

export const nodeOf = (item: Item): Node => ({
  index: Number(item.index),
  memory: Number(item.memory),
  cpus: indexes(item.cpu?.cores?.core),
  pins: indexes(item.numa_node_pins?.numa_node_pin),
  mode: String(item.numa_tune_mode ?? ''),
});

const listed = (numbers: number[]) => numbers.map((index) => ({ index }));

export const bodyOfNode = (node: Node): object => ({
  index: node.index,
  memory: node.memory,
  cpu: { cores: { core: listed(node.cpus) } },
  numa_node_pins: { numa_node_pin: listed(node.pins) },
  ...(node.mode && { numa_tune_mode: node.mode }),
});

/** Memory and CPUs in equal parts, what does not divide in the first ones. */
export function split(count: number, memoryMib: number, vcpus: number): Node[] {
  const share = (all: number, at: number) => Math.floor(all / count) + (at < all % count ? 1 : 0);
  let next = 0;
  return Array.from({ length: count }, (_, index) => {
    const cpus = Array.from({ length: share(vcpus, index) }, () => next++);
    return { index, memory: share(memoryMib, index), cpus, pins: [], mode: '' };
  });
}

/** What the nodes that are there leave for one more. */
export function rest(nodes: Node[], memoryMib: number, vcpus: number): Node {
  const taken = new Set(nodes.flatMap((node) => node.cpus));
  const used = nodes.reduce((sum, node) => sum + node.memory, 0);
  return {
    index: nodes.reduce((next, node) => Math.max(next, node.index + 1), 0),
    memory: Math.max(1, memoryMib - used),
    cpus: Array.from({ length: vcpus }, (_, cpu) => cpu).filter((cpu) => !taken.has(cpu)),
    pins: [],
    mode: '',
  };
}

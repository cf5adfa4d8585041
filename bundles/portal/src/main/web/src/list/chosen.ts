import { useEffect, useState } from 'react';
import type { Item } from '../api/client';
import type { Selection } from '../api/queries';
import type { Rows } from '../api/rows';

/** The rows that are chosen, as they are now where they are in memory. Another search begins with none. */
export function useChosen(rows: Rows, selection: Selection) {
  const [kept, setKept] = useState<ReadonlyMap<string, Item>>(new Map());
  const clear = () => setKept(new Map());
  useEffect(clear, [selection.search]);

  const turn = (item: Item) =>
    setKept((before) => {
      const after = new Map(before);
      if (!after.delete(item.id)) {
        after.set(item.id, item);
      }
      return after;
    });
  const turnAll = async (on: boolean) => setKept(new Map(on ? (await rows.all()).map((item) => [item.id, item]) : []));

  const now = kept.size === 0 ? [] : rows.here().filter((item) => kept.has(item.id));
  const chosen: ReadonlyMap<string, Item> = new Map([...kept, ...now.map((item) => [item.id, item] as const)]);
  return { chosen, turn, turnAll, clear };
}

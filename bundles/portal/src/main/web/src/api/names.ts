import { useQuery } from '@tanstack/react-query';
import { kindOf } from '../kinds';
import { type Item, list } from './client';
import { useAll } from './queries';

/** Objects whose names are wanted at about the same time are asked for together. */
const GATHER_MILLIS = 20;
const AT_ONCE = 100;

interface Waiting {
  id: string;
  found: (item: Item | undefined) => void;
  failed: (failure: unknown) => void;
}

const waiting = new Map<string, Waiting[]>();

/** An object of a kind that can be searched, fetched along with others; undefined if there is none, or none for whoever asks. */
export function oneOfMany(path: string, id: string): Promise<Item | undefined> {
  return new Promise((found, failed) => {
    const queue = waiting.get(path) ?? [];
    queue.push({ id, found, failed });
    if (queue.length === 1) {
      waiting.set(path, queue);
      setTimeout(() => void fetchAll(path), GATHER_MILLIS);
    }
  });
}

async function fetchAll(path: string): Promise<void> {
  const all = waiting.get(path) ?? [];
  waiting.delete(path);
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const some = all.slice(from, from + AT_ONCE);
    const ids = [...new Set(some.map(({ id }) => id))];
    try {
      const search = ids.map((id) => `id=${id}`).join(' or ');
      const items = new Map((await list(`/${path}?${new URLSearchParams({ search, max: String(ids.length) })}`)).map((item) => [item.id, item]));
      some.forEach(({ id, found }) => found(items.get(id)));
    } catch (failure) {
      some.forEach(({ failed }) => failed(failure));
    }
  }
}

/** The name of an object by its id: undefined until it is known, null if there is none. */
export function useName(kindId: string, id: string | undefined): string | null | undefined {
  const kind = kindOf(kindId);
  const one = useQuery({
    queryKey: ['item', kindId, id, 'name'],
    queryFn: async () => (await oneOfMany(kind.path, id as string)) ?? null,
    staleTime: 60_000,
    enabled: Boolean(id) && kind.searched,
  });
  const all = useAll(kindId, kind.path, Boolean(id) && !kind.searched);
  const item = kind.searched ? one.data : all.data && (all.data.find((each) => each.id === id) ?? null);
  if (one.error ?? all.error) {
    return null;
  }
  return item && (kind.title?.(item) ?? item.name ?? null);
}

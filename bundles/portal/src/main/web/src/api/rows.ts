import { type QueryClient, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Item, listed, type Listed } from './client';
import { PAGE, pageOf, type Selection } from './queries';

/** More rows than are in sight are asked for, so that they are there when they come into sight. */
const AHEAD = 20;
/** How many one request brings where all are wanted. */
const LARGE_PAGE = 500;

/** What rows are of. */
export interface Source {
  id: string;
  path: string;
  searched: boolean;
  follow?: string;
  newestFirst?: boolean;
}

/** A list of any length, of which only what is in sight is asked for. */
export interface Rows {
  /** How many there are in all. */
  count: number;
  /** The row at an index from 0; undefined while it is on its way. */
  at: (index: number) => Item | undefined;
  /** Those that are here, in whatever order. */
  here: () => Item[];
  /** Tells which are in sight, by the indexes of the first and the last. */
  see: (first: number, last: number) => void;
  /** Asks for all of them, for what is done with every one. */
  all: () => Promise<Item[]>;
  isPending: boolean;
  error: Error | null;
  refetch: () => void;
}

const nothing = () => undefined;

/** A list that is here as a whole. */
export const rowsOf = (items: Item[]): Pick<Rows, 'count' | 'at' | 'see'> => ({ count: items.length, at: (index) => items[index], see: nothing });

interface Sight {
  of: string;
  first: number;
  last: number;
}

const pagesBetween = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at);

/** The objects of a kind that a search finds, by pages as they come into sight. Kinds that cannot be searched come whole. */
export function useRows(source: Source, selection: Selection): Rows {
  const queries = useQueryClient();
  const key = useMemo(() => ['list', source.id, source.path, selection, source.follow ?? ''], [source, selection]);
  const name = JSON.stringify(key);
  const [sight, setSight] = useState<Sight>({ of: name, first: 1, last: 1 });
  const { first, last } = sight.of === name && source.searched ? sight : { first: 1, last: 1 };
  const results = useQueries({
    queries: pagesBetween(first, last).map((page) => ({
      queryKey: [...key, page],
      queryFn: ({ signal }: { signal: AbortSignal }) => listed(pageOf(source, selection, page, PAGE), signal),
    })),
  });
  const newest = results.filter((result) => result.data).sort((one, other) => other.dataUpdatedAt - one.dataUpdatedAt)[0]?.data;
  const count = newest ? countOf(source, newest, first) : 0;
  const at = useCallback((index: number) => cached(queries, key, source, index, count), [queries, key, source, count]);
  const now = { count, at };
  const before = useRef(now);
  useEffect(() => {
    if (newest) {
      before.current = now;
    }
  });

  // what was found before stands until the first of what is searched for now, or scrolled to, is there
  const shown = newest ? now : before.current;
  const known = shown.count;
  const see = useCallback(
    (from: number, to: number) => {
      const wanted = { of: name, first: pageAt(Math.max(0, from - AHEAD)), last: pageAt(Math.max(0, from, Math.min(to + AHEAD, known - 1))) };
      setSight((was) => (was.of === name && was.first === wanted.first && was.last === wanted.last ? was : wanted));
    },
    [name, known],
  );
  return {
    ...shown,
    here: () => pagesBetween(1, pageAt(Math.max(0, count - 1))).flatMap((page) => queries.getQueryData<Listed>([...key, page])?.items ?? []),
    see,
    all: () => everything(source, selection, count),
    isPending: !newest && before.current.count === 0,
    error: results.find((result) => result.error)?.error ?? null,
    refetch: () => results.forEach((result) => void result.refetch()),
  };
}

const pageAt = (index: number) => Math.floor(index / PAGE) + 1;

/** An engine tells how many there are; where it does not, as many as are here. */
function countOf(source: Source, page: Listed, number: number): number {
  return source.searched ? (page.total ?? (number - 1) * PAGE + page.items.length) : page.items.length;
}

function cached(queries: QueryClient, key: unknown[], source: Source, index: number, count: number): Item | undefined {
  const of = source.newestFirst ? count - 1 - index : index;
  const page = source.searched ? pageAt(of) : 1;
  return queries.getQueryData<Listed>([...key, page])?.items[of - (page - 1) * PAGE];
}

async function everything(source: Source, selection: Selection, count: number): Promise<Item[]> {
  const pages = source.searched ? Math.max(1, Math.ceil(count / LARGE_PAGE)) : 1;
  const all: Item[] = [];
  for (let page = 1; page <= pages; page++) {
    all.push(...(await listed(pageOf(source, selection, page, LARGE_PAGE))).items);
  }
  return source.newestFirst ? all.reverse() : all;
}

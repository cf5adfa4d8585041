import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { type Item } from '../api/client';
import { useSaying } from '../ui/Problem';

/** What became of an action on one object. */
export interface Result {
  item: Item;
  state: 'waiting' | 'running' | 'done' | 'failed';
  reason?: string;
}

/** An action that was started here, on one or many objects. */
export interface Doing {
  id: number;
  action: string;
  results: Result[];
}

interface Tasks {
  doings: Doing[];
  open: boolean;
  show: (open: boolean) => void;
  /** Runs an action on objects, a few at a time; never throws: failures are results. Ends with their number. */
  run: (action: string, items: Item[], work: (item: Item) => Promise<unknown>) => Promise<number>;
  forget: () => void;
}

const AT_ONCE = 4;
const KEPT = 50;
const Context = createContext<Tasks | undefined>(undefined);
let numbers = 0;

export function useTasks(): Tasks {
  const tasks = useContext(Context);
  if (!tasks) {
    throw new Error('outside of TasksProvider');
  }
  return tasks;
}

export function TasksProvider({ children }: { children: ReactNode }) {
  const [doings, setDoings] = useState<Doing[]>([]);
  const [open, show] = useState(false);
  const queries = useQueryClient();
  const say = useSaying();

  const mark = useCallback((id: number, index: number, change: Partial<Result>) => {
    setDoings((all) =>
      all.map((one) =>
        one.id === id ? { ...one, results: one.results.map((result, at) => (at === index ? { ...result, ...change } : result)) } : one,
      ),
    );
  }, []);

  const run = useCallback(
    async (action: string, items: Item[], work: (item: Item) => Promise<unknown>) => {
      const id = ++numbers;
      setDoings((all) => [{ id, action, results: items.map((item) => ({ item, state: 'waiting' as const })) }, ...all].slice(0, KEPT));
      let next = 0;
      let failed = 0;
      const worker = async () => {
        for (let index = next++; index < items.length; index = next++) {
          mark(id, index, { state: 'running' });
          try {
            await work(items[index]);
            mark(id, index, { state: 'done' });
          } catch (failure) {
            failed++;
            mark(id, index, { state: 'failed', reason: say(failure) });
          }
        }
      };
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'item' || queryKey[0] === 'list' });
      if (failed > 0) {
        show(true);
      }
      return failed;
    },
    [mark, queries, say],
  );

  const forget = useCallback(() => setDoings([]), []);
  const tasks = useMemo(() => ({ doings, open, show, run, forget }), [doings, open, run, forget]);
  return <Context.Provider value={tasks}>{children}</Context.Provider>;
}

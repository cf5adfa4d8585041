import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Selection } from '../api/queries';

/** What a list shows is in the address: it can be kept, sent to others, and gone back to. */
export function useSelection(): [Selection, (change: Partial<Selection>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const selection = useMemo(
    () => ({
      search: parameters.get('q') ?? '',
      sort: parameters.get('sort') ?? undefined,
      descending: parameters.get('dir') === 'desc',
    }),
    [parameters],
  );
  const change = useCallback(
    (wanted: Partial<Selection>) => {
      setParameters((before) => {
        const next = { ...selection, ...wanted };
        const after = new URLSearchParams(before);
        const keep = (key: string, value: string | undefined) => (value ? after.set(key, value) : after.delete(key));
        keep('q', next.search);
        keep('sort', next.sort);
        keep('dir', next.sort && next.descending ? 'desc' : undefined);
        return after;
      });
    },
    [selection, setParameters],
  );
  return [selection, change];
}

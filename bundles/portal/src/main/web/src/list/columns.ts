import { useState } from 'react';
import type { Field, Kind } from '../kinds';

const KEY = 'vireo.columns';

function kept(): Record<string, string[]> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, string[]>;
  } catch {
    return {};
  }
}

/** The columns of a list that the user wants to see; the choice is kept by the browser. */
export function useColumns(kind: Kind): [Field[], (ids: string[] | undefined) => void] {
  const usual = kind.fields.filter((field) => !field.extra).map((field) => field.id);
  const [chosen, setChosen] = useState<string[]>(() => kept()[kind.id] ?? usual);
  const choose = (ids: string[] | undefined) => {
    const all = kept();
    if (ids) {
      all[kind.id] = ids;
    } else {
      delete all[kind.id];
    }
    localStorage.setItem(KEY, JSON.stringify(all));
    setChosen(ids ?? usual);
  };
  return [kind.fields.filter((field) => chosen.includes(field.id)), choose];
}

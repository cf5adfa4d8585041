import { useMemo } from 'react';
import { Link } from 'react-router';
import { useAll } from '../api/queries';
import { kindOf } from '../kinds';

/** The name of another object as a link to it. The API tells ids only: names come from the list of its kind, which is asked for once. */
export function Ref({ kind, to }: { kind: string; to?: { id?: string; name?: string } }) {
  const found = kindOf(kind);
  const known = useAll(kind, found.path, Boolean(to?.id) && !to?.name);
  const name = useMemo(() => {
    const item = known.data?.find((one) => one.id === to?.id);
    return to?.name ?? (item && (found.title?.(item) ?? item.name));
  }, [to, known.data, found]);
  if (!to?.id) {
    return null;
  }
  return <Link to={`/${found.path}/${to.id}`}>{name ?? to.id}</Link>;
}

import { ListOf } from './ListOf';

/** The events of an object, the newest first. */
export function Happenings({ field, name }: { field: string; name: string }) {
  return <ListOf kind="event" search={`${field} = "${name}"`} />;
}

import { useAll } from '../api/queries';
import { words } from './format';

/** Names of operating systems that guests have, by the API's words for them. */
export function useSystemNames(): (type: unknown) => string {
  const systems = useAll('operating_system', 'operatingsystems');
  return (type) => String(systems.data?.find((one) => one.name === type)?.description ?? words(type));
}

/** An operating system as its maker calls it. */
export function SystemName({ of }: { of: unknown }) {
  const nameOf = useSystemNames();
  return <>{nameOf(of)}</>;
}

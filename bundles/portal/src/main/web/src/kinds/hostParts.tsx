import { HostNetworksForm, NetworksOn } from '../forms/HostNetworksForm';
import { useParts } from '../api/queries';
import type { Item } from '../api/client';
import { isUp, plain, shown, status } from './common';
import type { Part } from './parts';

/** In these states the engine lets networks be set up. */
const settable = isUp('up', 'maintenance', 'non_operational');

/** Interfaces as the agent reports them, with the networks that are said to come over them. */
export const nicsOf = (host: Item): Part => ({
  id: 'hostNics',
  fields: [
    plain('name', 'name'),
    status(),
    plain('mac', 'mac.address', { grow: 1.5 }),
    plain('address', 'ip.address'),
    shown('networks', (item) => <NetworksOn host={host.id} nic={item.id} />, { grow: 2 }),
  ],
  actions: () => [{ id: 'hostNetworks', form: (item, close) => <WithNics host={host} nic={item} close={close} />, possible: () => settable(host) }],
});

function WithNics({ host, nic, close }: { host: Item; nic: Item; close: () => void }) {
  const nics = useParts('host', host.id, `hosts/${host.id}/nics`);
  return <HostNetworksForm host={host} nic={nic} nics={nics.data ?? []} close={close} />;
}

import { useTranslation } from 'react-i18next';
import { HostNetworksForm, NetworksOn } from '../forms/HostNetworksForm';
import { useParts } from '../api/queries';
import type { Item } from '../api/client';
import { isUp, plain, shown, status } from './common';
import { speedOf } from '../ui/format';
import type { Part } from './parts';

/** In these states the engine lets networks be set up. */
const settable = isUp('up', 'maintenance', 'non_operational');

const useNics = (host: Item) => useParts('host', host.id, `hosts/${host.id}/nics`);

/** Interfaces as the agent reports them, with the networks that are said to come over them. */
export const nicsOf = (host: Item): Part => ({
  id: 'hostNics',
  fields: [
    plain('name', 'name'),
    status(),
    plain('mac', 'mac.address', { grow: 1.5 }),
    plain('address', 'ip.address'),
    shown('speed', (item) => speedOf(item.speed)),
    plain('mtu', 'mtu', { grow: 0.6 }),
    shown('madeOf', (item) => <MadeOf host={host} nic={item} />, { grow: 3 }),
    shown('networks', (item) => <NetworksOn host={host.id} nic={item.id} />, { grow: 1.2 }),
  ],
  actions: () => [{ id: 'hostNetworks', form: (item, close) => <WithNics host={host} nic={item} close={close} />, possible: () => settable(host) }],
});

/** How a bond uses other interfaces, or what a VLAN lies on. */
function MadeOf({ host, nic }: { host: Item; nic: Item }) {
  const { t } = useTranslation();
  const nics = useNics(host);
  const name = (id: unknown) => String(nics.data?.find((one) => one.id === id)?.name ?? id);
  if (nic.vlan?.id) {
    return <>{t('hostnet.vlan', { tag: nic.vlan.id, base: nic.base_interface ?? '' })}</>;
  }
  if (!nic.bonding) {
    return null;
  }
  const mode = ((nic.bonding.options?.option ?? []) as Item[]).find((one) => one.name === 'mode');
  const parts = ((nic.bonding.slaves?.host_nic ?? []) as Item[]).map((one) => name(one.id));
  const active = nic.bonding.active_slave?.id;
  const text = t('hostnet.bond', { mode: mode?.type ?? mode?.value ?? '', parts: parts.join(', ') || '–', active: active ? name(active) : 'none' });
  // a bond of many is longer than its column
  return <span title={text}>{text}</span>;
}

function WithNics({ host, nic, close }: { host: Item; nic: Item; close: () => void }) {
  return <HostNetworksForm host={host} nic={nic} nics={useNics(host).data ?? []} close={close} />;
}

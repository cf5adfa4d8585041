import { Parts } from '../detail/Parts';
import { Permissions } from '../detail/Permissions';
import { MacPoolForm, NetworkForm, ProfileForm } from '../forms/NetworkForms';
import { comment, description, name, plain, ref, removal, shown, word } from './common';
import { words } from '../ui/format';
import { vnicProfilesOf } from './adminParts';
import type { Kind } from './kind';

export const network: Kind = {
  id: 'network',
  path: 'networks',
  searched: true,
  create: (close) => <NetworkForm close={close} />,
  fields: [
    name('networks'),
    ref('dataCenter', 'data_center', 'data_center'),
    plain('vlan', 'vlan.id'),
    plain('mtu', 'mtu', { show: (item) => (Number(item.mtu) > 0 ? String(item.mtu) : words('default')) }),
    shown('usages', (item) => (item.usages?.usage ?? []).join(', '), { grow: 1.5 }),
    word('portIsolation', 'port_isolation', { extra: true }),
    description,
    comment,
  ],
  actions: [{ id: 'edit', form: (item, close) => <NetworkForm close={close} network={item} /> }, removal('networks')],
  tabs: [
    { id: 'profiles', show: (item) => <Parts kind="network" of={item} path={`networks/${item.id}/vnicprofiles`} part={vnicProfilesOf} /> },
    { id: 'permissions', show: (item) => <Permissions of={`networks/${item.id}`} kind="network" id={item.id} /> },
  ],
};

export const vnicProfile: Kind = {
  id: 'vnic_profile',
  path: 'vnicprofiles',
  searched: false,
  create: (close) => <ProfileForm close={close} />,
  fields: [
    name('vnicprofiles'),
    ref('network', 'network'),
    word('passThrough', 'pass_through.mode'),
    word('portMirroring', 'port_mirroring'),
    description,
    comment,
  ],
  actions: [{ id: 'edit', form: (item, close) => <ProfileForm close={close} profile={item} /> }, removal('vnicprofiles')],
  tabs: [{ id: 'permissions', show: (item) => <Permissions of={`vnicprofiles/${item.id}`} kind="vnic_profile" id={item.id} /> }],
};

export const macPool: Kind = {
  id: 'mac_pool',
  path: 'macpools',
  searched: false,
  create: (close) => <MacPoolForm close={close} />,
  fields: [
    name('macpools'),
    word('defaultPool', 'default_pool'),
    word('duplicates', 'allow_duplicates'),
    shown(
      'ranges',
      (item) => (item.ranges?.range ?? []).map((one: { from: string; to: string }) => `${one.from} – ${one.to}`).join(', '),
      { grow: 3 },
    ),
    description,
  ],
  actions: [{ id: 'edit', form: (item, close) => <MacPoolForm close={close} pool={item} /> }, removal('macpools', { possible: (item) => String(item.default_pool) !== 'true' })],
  tabs: [{ id: 'permissions', show: (item) => <Permissions of={`macpools/${item.id}`} kind="mac_pool" id={item.id} /> }],
};

import { Happenings } from '../detail/Happenings';
import { Parts } from '../detail/Parts';
import { Permissions } from '../detail/Permissions';
import { Usage } from '../detail/Usage';
import { HostForm } from '../forms/HostForm';
import { ClusterForm, DataCenterForm } from '../forms/CenterForms';
import { Meter } from '../ui/Meter';
import { bytes, statistic } from '../ui/format';
import { act, comment, description, isUp, name, plain, ref, removal, shown, status, word } from './common';
import { clusterNetworks, domainsOfCenter, hostDevices, hostNics, quotas } from './parts';
import { ListOf } from '../detail/ListOf';
import type { Kind } from './kind';

export const host: Kind = {
  id: 'host',
  path: 'hosts',
  searched: true,
  follow: 'statistics',
  help: 'hosts',
  create: (close) => <HostForm close={close} />,
  fields: [
    name('hosts'),
    status(),
    ref('cluster', 'cluster'),
    plain('address', 'address', { sort: 'address' }),
    plain('activeVms', 'summary.active', { sort: 'active_vms' }),
    shown('memory', (item) => bytes(item.memory)),
    shown('cpuUsage', (item) => <Meter percent={idle(statistic(item, 'cpu.current.idle'))} label="field.cpuUsage" />, { sort: 'cpu_usage' }),
    shown(
      'memoryUsage',
      (item) => <Meter percent={share(statistic(item, 'memory.used'), statistic(item, 'memory.total'))} label="field.memoryUsage" />,
      { sort: 'mem_usage' },
    ),
    plain('cpuModel', 'cpu.name', { extra: true }),
    plain('system', 'os.version.full_version', { extra: true }),
    plain('libvirt', 'libvirt_version.full_version', { extra: true }),
    plain('spm', 'spm.status', { extra: true }),
    word('maintenanceReason', 'maintenance_reason', { extra: true }),
    description,
    comment,
  ],
  actions: [
    act('hosts', 'activate', { first: true, possible: (item) => item.status !== 'up' }),
    act('hosts', 'deactivate', { first: true, care: 'ask', possible: isUp('up', 'non_operational', 'non_responsive') }),
    act('hosts', 'refresh'),
    act('hosts', 'upgradecheck'),
    { id: 'edit', form: (item, close) => <HostForm close={close} host={item} /> },
    removal('hosts', { possible: isUp('maintenance', 'pending_approval', 'install_failed') }),
  ],
  tabs: [
    { id: 'usage', show: (item) => <Usage kind="host" path="hosts" id={item.id} /> },
    { id: 'vms', show: (item) => <ListOf kind="vm" search={`host = "${item.name}"`} /> },
    { id: 'nics', show: (item) => <Parts kind="host" of={item} path={`hosts/${item.id}/nics`} part={hostNics} /> },
    { id: 'devices', show: (item) => <Parts kind="host" of={item} path={`hosts/${item.id}/devices`} part={hostDevices} /> },
    { id: 'events', show: (item) => <Happenings field="host.name" name={item.name ?? ''} /> },
    { id: 'permissions', show: (item) => <Permissions of={`hosts/${item.id}`} kind="host" id={item.id} /> },
  ],
};

const idle = (value: number | undefined) => (value === undefined ? undefined : 100 - value);
const share = (part: number | undefined, all: number | undefined) => (part === undefined || !all ? undefined : (100 * part) / all);

export const cluster: Kind = {
  id: 'cluster',
  path: 'clusters',
  searched: true,
  create: (close) => <ClusterForm close={close} />,
  fields: [
    name('clusters'),
    ref('dataCenter', 'data_center', 'data_center'),
    plain('cpuType', 'cpu.type', { grow: 2 }),
    shown('level', (item) => (item.version ? `${item.version.major}.${item.version.minor}` : '')),
    word('chipset', 'bios_type', { extra: true }),
    plain('overcommit', 'memory_policy.over_commit.percent', { extra: true }),
    description,
    comment,
  ],
  actions: [{ id: 'edit', form: (item, close) => <ClusterForm close={close} cluster={item} /> }, removal('clusters')],
  tabs: [
    { id: 'hosts', show: (item) => <ListOf kind="host" search={`cluster = "${item.name}"`} /> },
    { id: 'vms', show: (item) => <ListOf kind="vm" search={`cluster = "${item.name}"`} /> },
    { id: 'networks', show: (item) => <Parts kind="cluster" of={item} path={`clusters/${item.id}/networks`} part={clusterNetworks} /> },
    { id: 'permissions', show: (item) => <Permissions of={`clusters/${item.id}`} kind="cluster" id={item.id} /> },
  ],
};

export const dataCenter: Kind = {
  id: 'data_center',
  path: 'datacenters',
  searched: true,
  create: (close) => <DataCenterForm close={close} />,
  fields: [
    name('datacenters'),
    status(),
    shown('level', (item) => (item.version ? `${item.version.major}.${item.version.minor}` : '')),
    word('local'),
    word('quotaMode', 'quota_mode'),
    description,
    comment,
  ],
  actions: [{ id: 'edit', form: (item, close) => <DataCenterForm close={close} center={item} /> }, removal('datacenters')],
  tabs: [
    { id: 'clusters', show: (item) => <ListOf kind="cluster" search={`datacenter.name = "${item.name}"`} /> },
    {
      id: 'storage',
      show: (item) => <Parts kind="data_center" of={item} path={`datacenters/${item.id}/storagedomains`} part={domainsOfCenter(item.id)} />,
    },
    { id: 'quotas', show: (item) => <Parts kind="data_center" of={item} path={`datacenters/${item.id}/quotas`} part={quotas} /> },
    { id: 'permissions', show: (item) => <Permissions of={`datacenters/${item.id}`} kind="data_center" id={item.id} /> },
  ],
};

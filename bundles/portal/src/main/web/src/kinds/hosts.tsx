import { Happenings } from '../detail/Happenings';
import { Parts } from '../detail/Parts';
import { Permissions } from '../detail/Permissions';
import { Usage } from '../detail/Usage';
import { post } from '../api/client';
import { HostForm } from '../forms/HostForm';
import { MaintenanceForm, PowerForm, PowerTick } from '../forms/HostCare';
import { AttachDomainForm } from '../forms/DomainCare';
import { ClusterForm, DataCenterForm } from '../forms/CenterForms';
import { Meter } from '../ui/Meter';
import { bytes, statistic } from '../ui/format';
import { act, comment, description, isUp, name, plain, ref, removal, shown, status, word } from './common';
import { affinityGroups, cpuProfiles, fenceAgents, networksOfCluster, qualities, quotasOfCenter } from './adminParts';
import { nicsOf } from './hostParts';
import { domainsOfCenter, hostDevices } from './parts';
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
    { id: 'deactivate', first: true, form: (item, close) => <MaintenanceForm host={item} close={close} />, possible: isUp('up', 'non_operational', 'non_responsive') },
    { id: 'deactivateMany', care: 'ask', many: true, run: (item) => post(`/hosts/${item.id}/deactivate`), possible: isUp('up', 'non_operational', 'non_responsive') },
    act('hosts', 'approve', { possible: isUp('pending_approval', 'installing') }),
    act('hosts', 'refresh'),
    act('hosts', 'upgradecheck'),
    { id: 'powerManagement', form: (item, close) => <PowerTick host={item} close={close} /> },
    { id: 'power', form: (item, close) => <PowerForm host={item} close={close} /> },
    { id: 'edit', form: (item, close) => <HostForm close={close} host={item} /> },
    removal('hosts', { possible: isUp('maintenance', 'pending_approval', 'install_failed') }),
  ],
  tabs: [
    { id: 'usage', show: (item) => <Usage kind="host" path="hosts" id={item.id} /> },
    { id: 'vms', show: (item) => <ListOf kind="vm" search={`host = "${item.name}"`} /> },
    { id: 'nics', show: (item) => <Parts kind="host" of={item} path={`hosts/${item.id}/nics`} part={nicsOf(item)} /> },
    { id: 'devices', show: (item) => <Parts kind="host" of={item} path={`hosts/${item.id}/devices`} part={hostDevices} /> },
    { id: 'fenceAgents', show: (item) => <Parts kind="host" of={item} path={`hosts/${item.id}/fenceagents`} part={fenceAgents} /> },
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
    ref('schedulingPolicy', 'scheduling_policy', 'scheduling_policy', { extra: true }),
    ref('macPool', 'mac_pool', 'mac_pool', { extra: true }),
    word('fencing', 'fencing_policy.enabled', { extra: true }),
    description,
    comment,
  ],
  actions: [{ id: 'edit', form: (item, close) => <ClusterForm close={close} cluster={item} /> }, removal('clusters')],
  tabs: [
    { id: 'hosts', show: (item) => <ListOf kind="host" search={`cluster = "${item.name}"`} /> },
    { id: 'vms', show: (item) => <ListOf kind="vm" search={`cluster = "${item.name}"`} /> },
    { id: 'networks', show: (item) => <Parts kind="cluster" of={item} path={`clusters/${item.id}/networks`} part={networksOfCluster} /> },
    { id: 'affinityGroups', show: (item) => <Parts kind="cluster" of={item} path={`clusters/${item.id}/affinitygroups`} part={affinityGroups} /> },
    { id: 'cpuProfiles', show: (item) => <Parts kind="cluster" of={item} path={`clusters/${item.id}/cpuprofiles`} part={cpuProfiles} /> },
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
    ref('macPool', 'mac_pool', 'mac_pool', { extra: true }),
    description,
    comment,
  ],
  actions: [
    { id: 'edit', form: (item, close) => <DataCenterForm close={close} center={item} /> },
    { id: 'attachDomain', form: (item, close) => <AttachDomainForm center={item} close={close} /> }, removal('datacenters')],
  tabs: [
    { id: 'clusters', show: (item) => <ListOf kind="cluster" search={`datacenter.name = "${item.name}"`} /> },
    {
      id: 'storage',
      show: (item) => <Parts kind="data_center" of={item} path={`datacenters/${item.id}/storagedomains`} part={domainsOfCenter(item.id)} />,
    },
    { id: 'quotas', show: (item) => <Parts kind="data_center" of={item} path={`datacenters/${item.id}/quotas`} part={quotasOfCenter} /> },
    { id: 'storageQos', show: (item) => <Parts kind="data_center" of={item} path={`datacenters/${item.id}/qoss`} part={qualities('storage')} /> },
    { id: 'cpuQos', show: (item) => <Parts kind="data_center" of={item} path={`datacenters/${item.id}/qoss`} part={qualities('cpu')} /> },
    { id: 'permissions', show: (item) => <Permissions of={`datacenters/${item.id}`} kind="data_center" id={item.id} /> },
  ],
};

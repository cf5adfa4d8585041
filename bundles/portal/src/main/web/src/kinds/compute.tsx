import { Parts } from '../detail/Parts';
import { Permissions } from '../detail/Permissions';
import { Happenings } from '../detail/Happenings';
import { Usage } from '../detail/Usage';
import { FOR_USERS } from '../app/where';
import { PoolForm } from '../forms/PoolForm';
import { CloneForm, SnapshotForm, TemplateEdit, TemplateForm } from '../forms/VmForms';
import { VmDialog } from '../forms/VmDialog';
import { RunOnce } from '../forms/vm/RunOnce';
import { WaitingChanges } from '../forms/vm/Waiting';
import { Placement } from '../detail/Placement';
import { Meter } from '../ui/Meter';
import { SystemName } from '../ui/SystemName';
import { bytes, cpusOf, statistic } from '../ui/format';
import { act, comment, description, isUp, name, plain, ref, removal, shown, status, time, word } from './common';
import { attachments, cdroms, guestDevices, nics, sessions, snapshots, templateDisks, templateNics } from './parts';
import { Affinity, numaNodes } from './vmParts';
import type { Item } from '../api/client';
import type { Kind, Tab } from './kind';

const shape = [
  shown('vcpus', cpusOf, { text: (item) => String(cpusOf(item)), grow: 0.6 }),
  shown('memory', (item) => bytes(item.memory), { text: (item) => String(item.memory ?? ''), sort: 'mem_max', grow: 0.8 }),
];

const machine = [
  plain('os', 'os.type', { extra: true, show: (item) => <SystemName of={item.os?.type} /> }),
  word('chipset', 'bios.type', { extra: true }),
  word('optimized', 'type', { extra: true }),
  plain('guaranteedMemory', 'memory_policy.guaranteed', { extra: true, show: (item) => bytes(item.memory_policy?.guaranteed) }),
  plain('greatestMemory', 'memory_policy.max', { extra: true, show: (item) => bytes(item.memory_policy?.max) }),
  word('highAvailability', 'high_availability.enabled', { extra: true }),
  word('deleteProtected', 'delete_protected', { extra: true }),
  plain('timeZone', 'time_zone.name', { extra: true }),
];

/** How it lies on hosts and beside others, which is for those who run the platform. */
const ARRANGEMENT: Tab[] = [
  { id: 'numa', show: (item) => <Parts kind="vm" of={item} path={`vms/${item.id}/numanodes`} part={numaNodes} /> },
  { id: 'affinity', show: (item) => <Affinity vm={item} /> },
];

export const vm: Kind = {
  id: 'vm',
  path: 'vms',
  searched: true,
  follow: 'statistics',
  help: 'virtual-machines',
  create: (close) => <VmDialog close={close} />,
  notice: (item) => <WaitingChanges vm={item} />,
  fields: [
    name('vms'),
    status(),
    ref('host', 'host'),
    ref('cluster', 'cluster'),
    ...shape,
    shown('cpuUsage', (item) => <Meter percent={statistic(item, 'cpu.current.total')} label="field.cpuUsage" />, { sort: 'cpu_usage' }),
    shown('memoryUsage', (item) => <Meter percent={usedMemory(item)} label="field.memoryUsage" />, { sort: 'mem_usage' }),
    plain('fqdn', 'fqdn', { grow: 1.5, extra: true }),
    ref('template', 'template', 'template', { extra: true }),
    plain('guestSystem', 'guest_operating_system.distribution', { extra: true }),
    word('console', 'display.type', { extra: true }),
    ...machine,
    time('created', 'creation_time', { extra: true, sort: 'creation_date' }),
    time('started', 'start_time', { extra: true }),
    description,
    comment,
  ],
  actions: [
    act('vms', 'start', { first: true, possible: isUp('down', 'suspended', 'paused') }),
    act('vms', 'shutdown', { first: true, care: 'ask', possible: isUp('up') }),
    act('vms', 'reboot', { care: 'ask', possible: isUp('up') }),
    act('vms', 'suspend', { possible: isUp('up') }),
    act('vms', 'stop', { care: 'ask', danger: true, possible: (item) => item.status !== 'down' }),
    act('vms', 'reset', { care: 'ask', danger: true, possible: isUp('up') }),
    act('vms', 'migrate', { possible: isUp('up') }),
    act('vms', 'cancelmigration', { possible: isUp('migrating') }),
    { id: 'runOnce', form: (item, close) => <RunOnce close={close} vm={item} />, possible: isUp('down') },
    { id: 'edit', form: (item, close) => <VmDialog close={close} vm={item} /> },
    { id: 'snapshot', form: (item, close) => <SnapshotForm vm={item} close={close} /> },
    { id: 'template', form: (item, close) => <TemplateForm vm={item} close={close} />, possible: isUp('down') },
    { id: 'clone', form: (item, close) => <CloneForm vm={item} close={close} />, possible: isUp('down') },
    removal('vms', { possible: isUp('down') }),
  ],
  tabs: [
    { id: 'usage', show: (item) => <Usage kind="vm" path="vms" id={item.id} /> },
    { id: 'snapshots', show: (item) => <Parts kind="vm" of={item} path={`vms/${item.id}/snapshots`} part={snapshots} /> },
    { id: 'disks', show: (item) => <Parts kind="vm" of={item} path={`vms/${item.id}/diskattachments?follow=disk`} part={attachments} /> },
    { id: 'nics', show: (item) => <Parts kind="vm" of={item} path={`vms/${item.id}/nics`} part={nics} /> },
    { id: 'guest', show: (item) => <Parts kind="vm" of={item} path={`vms/${item.id}/reporteddevices`} part={guestDevices} /> },
    { id: 'sessions', show: (item) => <Parts kind="vm" of={item} path={`vms/${item.id}/sessions`} part={sessions} /> },
    { id: 'cdroms', show: (item) => <Parts kind="vm" of={item} path={`vms/${item.id}/cdroms`} part={cdroms} /> },
    ...(FOR_USERS ? [] : ARRANGEMENT),
    { id: 'placement', show: (item) => <Placement vm={item} /> },
    { id: 'events', show: (item) => <Happenings field="vm.name" name={item.name ?? ''} /> },
    { id: 'permissions', show: (item) => <Permissions of={`vms/${item.id}`} kind="vm" id={item.id} /> },
  ],
};

function usedMemory(item: Item): number | undefined {
  const used = statistic(item, 'memory.used');
  const all = statistic(item, 'memory.installed');
  return used === undefined || !all ? undefined : (100 * used) / all;
}

export const template: Kind = {
  id: 'template',
  path: 'templates',
  searched: true,
  help: 'virtual-machines',
  fields: [
    name('templates'),
    status(),
    plain('version', 'version.version_name'),
    ref('cluster', 'cluster'),
    ...shape,
    ...machine,
    time('created', 'creation_time', { sort: 'creation_date' }),
    description,
    comment,
  ],
  actions: [
    { id: 'vmFromTemplate', first: true, form: (item, close) => <VmDialog close={close} template={item} /> },
    { id: 'edit', form: (item, close) => <TemplateEdit close={close} template={item} /> },
    removal('templates', { possible: (item) => item.id !== '00000000-0000-0000-0000-000000000000' }),
  ],
  tabs: [
    { id: 'disks', show: (item) => <Parts kind="template" of={item} path={`templates/${item.id}/diskattachments?follow=disk`} part={templateDisks} /> },
    { id: 'nics', show: (item) => <Parts kind="template" of={item} path={`templates/${item.id}/nics`} part={templateNics} /> },
    { id: 'permissions', show: (item) => <Permissions of={`templates/${item.id}`} kind="template" id={item.id} /> },
  ],
};

export const pool: Kind = {
  id: 'vm_pool',
  path: 'vmpools',
  searched: true,
  help: 'pools',
  create: (close) => <PoolForm close={close} />,
  fields: [
    name('vmpools'),
    word('type'),
    plain('size'),
    plain('prestarted', 'prestarted_vms'),
    plain('perUser', 'max_user_vms'),
    ref('cluster', 'cluster'),
    ref('template', 'template'),
    word('stateful'),
    description,
    comment,
  ],
  actions: [act('vmpools', 'allocatevm', { first: true }), { id: 'edit', form: (item, close) => <PoolForm close={close} pool={item} /> }, removal('vmpools')],
  tabs: [{ id: 'permissions', show: (item) => <Permissions of={`vmpools/${item.id}`} kind="vm_pool" id={item.id} /> }],
};

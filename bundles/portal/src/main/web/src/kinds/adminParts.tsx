import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { type Item, remove } from '../api/client';
import { useParts } from '../api/queries';
import { AffinityGroupForm, MemberForm, QosForm, QosProfileForm } from '../forms/ClusterParts';
import { FenceAgentForm } from '../forms/FenceAgentForm';
import { ClusterNetworkForm, ProfileForm } from '../forms/NetworkForms';
import { MemberRemoval } from '../forms/MemberRemoval';
import { LimitForm, QuotaForm, QuotaLimits } from '../forms/QuotaForms';
import { UnitForm } from '../forms/PolicyForms';
import { SubscriptionForm } from '../forms/SubscriptionForm';
import { Meter } from '../ui/Meter';
import { words } from '../ui/format';
import { plain, ref, shown, status, word } from './common';
import type { Action } from './kind';
import type { Part } from './parts';

/** Takes a part away; of what it belongs to nothing else changes. */
const removal = (path: string, more: Partial<Action> = {}): Action => ({
  id: 'remove',
  danger: true,
  care: 'ask',
  run: (item) => remove(`/${path}/${item.id}`),
  ...more,
});

const edit = (form: (item: Item, close: () => void) => React.ReactNode): Action => ({ id: 'edit', form });

export const networksOfCluster: Part = {
  id: 'clusterNetworks',
  fields: [
    shown('name', (item) => <Link to={`/networks/${item.id}`}>{item.name}</Link>, { grow: 2 }),
    status(),
    word('required'),
    shown('usages', (item) => (item.usages?.usage ?? []).map(words).join(', '), { grow: 2 }),
  ],
  create: (of, close) => <ClusterNetworkForm cluster={of} close={close} />,
  actions: (of) => [
    edit((item, close) => <ClusterNetworkForm cluster={of} network={item} close={close} />),
    removal(`clusters/${of.id}/networks`, { id: 'detach' }),
  ],
};

const MEMBERS = [['vms', 'vm'], ['hosts', 'host'], ['vmlabels', 'affinity_label'], ['hostlabels', 'affinity_label']] as const;

const rule = (field: string) => (item: Item) => <Rule of={item[field]} />;

function Rule({ of }: { of?: { enabled?: unknown; positive?: unknown; enforcing?: unknown } }) {
  const { t } = useTranslation();
  const on = of && String(of.enabled) === 'true';
  const key = on ? `${String(of.positive) === 'true' ? 'positive' : 'negative'}${String(of.enforcing) === 'true' ? 'Enforcing' : ''}` : 'none';
  return <>{t(`affinity.${key}`)}</>;
}

export const affinityGroups: Part = {
  id: 'affinityGroups',
  fields: [
    plain('name', 'name', { grow: 2 }),
    shown('vmsRule', rule('vms_rule'), { grow: 2 }),
    shown('hostsRule', rule('hosts_rule'), { grow: 2 }),
    shown('members', (item) => <Members of={item} />, { grow: 3 }),
  ],
  create: (of, close) => <AffinityGroupForm of={of} close={close} />,
  actions: (of) => [
    edit((item, close) => <AffinityGroupForm of={of} item={item} close={close} />),
    {
      id: 'addMember',
      form: (item, close) => (
        <MemberForm path={`clusters/${of.id}/affinitygroups/${item.id}`} members={MEMBERS} close={close} only={(one) => one.cluster?.id === of.id} />
      ),
    },
    { id: 'removeMember', form: (item, close) => <MemberRemoval path={`clusters/${of.id}/affinitygroups/${item.id}`} segments={MEMBERS.map(([segment]) => segment)} close={close} /> },
    removal(`clusters/${of.id}/affinitygroups`),
  ],
};

/** Who is in an affinity group; those that were taken along are asked for apart. */
function Members({ of }: { of: Item }) {
  const { t } = useTranslation();
  const path = String(of.href).replace('/ovirt-engine/api/', '');
  const vms = useParts('cluster', of.cluster?.id ?? '', `${path}/vms`);
  const hosts = useParts('cluster', of.cluster?.id ?? '', `${path}/hosts`);
  const all = [...(vms.data ?? []), ...(hosts.data ?? [])];
  return <>{all.length === 0 ? t('member.none') : all.map((one) => one.name ?? one.id).join(', ')}</>;
}

export const labelMembers = (label: Item, segment: 'vms' | 'hosts'): Part => ({
  id: 'members',
  actions: () => [removal(`affinitylabels/${label.id}/${segment}`)],
  fields: [shown('name', (item) => item.name ?? item.id, { grow: 2 })],
  create: (_of, close) => <MemberForm path={`affinitylabels/${label.id}`} members={MEMBERS.slice(0, 2)} close={close} />,
});

function WithQualities({ center, type, show }: { center: string; type: string; show: (qoss: Item[]) => React.ReactNode }) {
  const qoss = useParts('data_center', center, `datacenters/${center}/qoss`, Boolean(center));
  return center && !qoss.data ? null : <>{show((qoss.data ?? []).filter((one) => one.type === type))}</>;
}

export const cpuProfiles: Part = {
  id: 'cpuProfiles',
  fields: [plain('name', 'name', { grow: 2 }), ref('qos', 'qos'), plain('description', 'description', { grow: 2 })],
  create: (of, close) => (
    <WithQualities center={of.data_center?.id ?? ''} type="cpu" show={(qoss) => <QosProfileForm kind="cpu_profile" path="cpuprofiles" of={of} qoss={qoss} close={close} />} />
  ),
  actions: (of) => [
    edit((item, close) => (
      <WithQualities center={of.data_center?.id ?? ''} type="cpu" show={(qoss) => <QosProfileForm kind="cpu_profile" path="cpuprofiles" of={of} item={item} qoss={qoss} close={close} />} />
    )),
    removal('cpuprofiles'),
  ],
};

export const diskProfiles: Part = {
  id: 'diskProfiles',
  fields: [plain('name', 'name', { grow: 2 }), ref('qos', 'qos'), plain('description', 'description', { grow: 2 })],
  create: (of, close) => (
    <WithQualities center={of.data_centers?.data_center?.[0]?.id ?? ''} type="storage" show={(qoss) => <QosProfileForm kind="disk_profile" path="diskprofiles" of={of} qoss={qoss} close={close} />} />
  ),
  actions: (of) => [
    edit((item, close) => (
      <WithQualities
        center={of.data_centers?.data_center?.[0]?.id ?? ''}
        type="storage"
        show={(qoss) => <QosProfileForm kind="disk_profile" path="diskprofiles" of={of} item={item} qoss={qoss} close={close} />}
      />
    )),
    removal('diskprofiles'),
  ],
};

const LIMITS = ['cpu_limit', 'max_throughput', 'max_read_throughput', 'max_write_throughput', 'max_iops', 'max_read_iops', 'max_write_iops'];

function Limits({ of }: { of: Item }) {
  const { t } = useTranslation();
  return <>{LIMITS.filter((field) => of[field] !== undefined).map((field) => `${t(`field.${field}`)}: ${of[field]}`).join(', ')}</>;
}

/** Qualities of service that the engine has machines keep: those for disks and for CPUs. */
export const qualities = (type: 'storage' | 'cpu'): Part => ({
  id: type === 'cpu' ? 'cpuQos' : 'storageQos',
  only: (item) => item.type === type,
  fields: [plain('name', 'name', { grow: 2 }), shown('limits', (item) => <Limits of={item} />, { grow: 4 }), plain('description', 'description', { grow: 2 })],
  create: (of, close) => <QosForm of={of} type={type} close={close} />,
  actions: (of) => [edit((item, close) => <QosForm of={of} type={type} item={item} close={close} />), removal(`datacenters/${of.id}/qoss`)],
});

export const quotasOfCenter: Part = {
  id: 'quotas',
  fields: [
    plain('name', 'name', { grow: 2 }),
    plain('clusterThreshold', 'cluster_soft_limit_pct'),
    plain('clusterGrace', 'cluster_hard_limit_pct'),
    plain('storageThreshold', 'storage_soft_limit_pct'),
    plain('storageGrace', 'storage_hard_limit_pct'),
    plain('description', 'description', { grow: 2 }),
  ],
  create: (of, close) => <QuotaForm center={of} close={close} />,
  actions: (of) => [
    { id: 'limits', form: (item, close) => <QuotaLimits center={of} quota={item} close={close} /> },
    edit((item, close) => <QuotaForm center={of} quota={item} close={close} />),
    removal(`datacenters/${of.id}/quotas`, { care: 'type' }),
  ],
};

const share = (used: unknown, limit: unknown) => (Number(limit) > 0 ? (100 * Number(used)) / Number(limit) : undefined);

function Used({ used, limit, unit }: { used: unknown; limit: unknown; unit: string }) {
  const { t } = useTranslation();
  const text = Number(limit) < 0 ? t('quota.usedWithout', { used: Math.round(10 * Number(used)) / 10, unit }) : t('quota.used', { used: Math.round(10 * Number(used)) / 10, limit: Number(limit), unit });
  return (
    <>
      {text} <Meter percent={share(used, limit)} label="quota.consumption" />
    </>
  );
}

export const quotaClusterLimits = (path: string): Part => ({
  id: 'limits',
  fields: [
    shown('cluster', (item) => <OfAll kind="cluster" to={item.cluster} />, { grow: 2 }),
    shown('memory', (item) => <Used used={item.memory_usage ?? 0} limit={item.memory_limit ?? -1} unit="GiB" />, { grow: 3 }),
    shown('vcpus', (item) => <Used used={item.vcpu_usage ?? 0} limit={item.vcpu_limit ?? -1} unit="" />, { grow: 3 }),
  ],
  create: (_of, close) => <LimitForm path={path} kind="cluster" close={close} />,
  actions: () => [removal(`${path}/quotaclusterlimits`)],
});

export const quotaStorageLimits = (path: string): Part => ({
  id: 'limits',
  fields: [
    shown('storageDomain', (item) => <OfAll kind="storage_domain" to={item.storage_domain} />, { grow: 2 }),
    shown('size', (item) => <Used used={item.usage ?? 0} limit={item.limit ?? -1} unit="GiB" />, { grow: 4 }),
  ],
  create: (_of, close) => <LimitForm path={path} kind="storage_domain" close={close} />,
  actions: () => [removal(`${path}/quotastoragelimits`)],
});

function OfAll({ kind, to }: { kind: string; to?: Item }) {
  const { t } = useTranslation();
  return to ? <>{ref('name', kind, 'to').show({ id: '', to })}</> : <>{t('quota.all')}</>;
}

export const fenceAgents: Part = {
  id: 'fenceAgents',
  fields: [plain('agentType', 'type'), plain('address', 'address', { grow: 2 }), plain('userName', 'username'), plain('order'), word('encrypt', 'encrypt_options')],
  create: (of, close) => <FenceAgentForm host={of} close={close} />,
  actions: (of) => [edit((item, close) => <FenceAgentForm host={of} agent={item} close={close} />), removal(`hosts/${of.id}/fenceagents`)],
};

export const vnicProfilesOf: Part = {
  id: 'profiles',
  fields: [
    shown('name', (item) => <Link to={`/vnicprofiles/${item.id}`}>{item.name}</Link>, { grow: 2 }),
    word('passThrough', 'pass_through.mode'),
    word('portMirroring', 'port_mirroring'),
  ],
  create: (of, close) => <ProfileForm network={of.id} close={close} />,
  actions: () => [edit((item, close) => <ProfileForm profile={item} close={close} />), removal('vnicprofiles')],
};

/** Which events are told to a user by mail. */
export const subscriptions: Part = {
  id: 'subscriptions',
  fields: [word('event', 'event', { grow: 3 }), plain('address', 'address', { grow: 2 }), word('method', 'notification_method')],
  create: (of, close) => <SubscriptionForm user={of} close={close} />,
  actions: (of) => [removal(`users/${of.id}/eventsubscriptions`)],
};

/** Units that take part in a scheduling policy. */
export const policyUnits = (policy: Item, segment: 'filters' | 'weights' | 'balances'): Part => {
  const locked = String(policy.locked) === 'true';
  return {
    id: segment,
    fields: [plain('name', 'name', { grow: 2 }), ...(segment === 'weights' ? [plain('factor')] : [])],
    create: locked ? undefined : (_of, close) => <UnitForm policy={policy} segment={segment} close={close} />,
    actions: locked ? undefined : () => [removal(`schedulingpolicies/${policy.id}/${segment}`)],
  };
};

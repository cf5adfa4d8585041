import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, post } from '../api/client';
import { FormDialog } from './FormDialog';
import { Choice, ObjectChoice } from './inputs';
import { ItemForm } from './ItemForm';
import { DESCRIPTION, NAME, type Spec } from './spec';

interface OfItem {
  of: Item;
  item?: Item;
  close: () => void;
}

/** How strictly the members of a group belong together; a rule of the API says so in three fields. */
const RULES = ['none', 'positive', 'positiveEnforcing', 'negative', 'negativeEnforcing'] as const;

const readRule = (value: unknown) => {
  const rule = value as { enabled?: unknown; positive?: unknown; enforcing?: unknown } | undefined;
  if (!rule || String(rule.enabled) !== 'true') {
    return 'none';
  }
  return `${String(rule.positive) === 'true' ? 'positive' : 'negative'}${String(rule.enforcing) === 'true' ? 'Enforcing' : ''}`;
};
const writeRule = (text: string) =>
  text === 'none' ? { enabled: false } : { enabled: true, positive: text.startsWith('positive'), enforcing: text.endsWith('Enforcing') };

export function AffinityGroupForm({ of, item, close }: OfItem) {
  const { t } = useTranslation();
  const options = RULES.map((value) => ({ value, label: t(`affinity.${value}`) }));
  const rule = (id: string, path: string, initial: string): Spec => ({ id, path, kind: 'choice', initial, options, read: readRule, write: writeRule });
  const specs: Spec[] = [
    NAME,
    DESCRIPTION,
    { id: 'priority', path: 'priority', kind: 'number', hint: 'priority' },
    rule('vmsRule', 'vms_rule', 'positive'),
    rule('hostsRule', 'hosts_rule', 'none'),
  ];
  return <ItemForm kind="affinity_group" path={`clusters/${of.id}/affinitygroups`} specs={specs} close={close} item={item} />;
}

/** Puts a machine, host or label into an affinity group or label. */
export function MemberForm({ path, members, close, only }: { path: string; members: readonly (readonly [segment: string, kind: string])[]; close: () => void; only?: (item: Item) => boolean }) {
  const { t } = useTranslation();
  const [segment, setSegment] = useState(members[0][0]);
  const [chosen, setChosen] = useState('');
  const kind = members.find(([one]) => one === segment)?.[1] ?? '';
  return (
    <FormDialog title={t('part.members.create')} button={t('app.add')} close={close} variant="small" valid={Boolean(chosen)} submit={() => post(`/${path}/${segment}`, { id: chosen })}>
      <Choice
        id="memberKind"
        value={segment}
        onChange={(next) => {
          setSegment(next);
          setChosen('');
        }}
        options={members.map(([value]) => ({ value, label: t(`member.${value}`) }))}
      />
      <ObjectChoice key={segment} id="member" kind={kind} value={chosen} onChange={setChosen} required empty={t('form.choose')} only={kind === 'affinity_label' ? undefined : only} />
    </FormDialog>
  );
}

const CPU_PROFILE = (qoss: Item[]): Spec[] => [
  NAME,
  DESCRIPTION,
  { id: 'qos', path: 'qos.id', kind: 'choice', options: qoss.map((one) => ({ value: one.id, label: String(one.name) })), empty: 'noQos' },
];

/** A profile of CPUs of a cluster, or of disks of a storage domain; changed in the collection of all of them. */
export function QosProfileForm({ kind, path, of, item, qoss, close }: OfItem & { kind: 'cpu_profile' | 'disk_profile'; path: string; qoss: Item[] }) {
  const all = kind === 'cpu_profile' ? 'cpuprofiles' : 'diskprofiles';
  const owner = kind === 'cpu_profile' ? { cluster: { id: of.id } } : { storage_domain: { id: of.id } };
  return <ItemForm kind={kind} path={item ? path : all} place={item && `/${all}/${item.id}`} specs={CPU_PROFILE(qoss)} close={close} item={item} always={item ? undefined : owner} />;
}

const QOS_FIELDS: Record<string, string[]> = {
  storage: ['max_throughput', 'max_read_throughput', 'max_write_throughput', 'max_iops', 'max_read_iops', 'max_write_iops'],
  cpu: ['cpu_limit'],
};

/** A quality of service; which limits there are depends on what it is for. */
export function QosForm({ of, item, close, type }: OfItem & { type: 'storage' | 'cpu' }) {
  const fields = QOS_FIELDS[String(item?.type ?? type)] ?? [];
  const specs: Spec[] = [NAME, DESCRIPTION, ...fields.map((path): Spec => ({ id: path, path, kind: 'number', min: 1 }))];
  return <ItemForm kind="qos" path={`datacenters/${of.id}/qoss`} specs={specs} close={close} item={item} always={item ? undefined : { type }} />;
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, post, put } from '../api/client';
import { FormDialog } from './FormDialog';
import { Choice, ObjectChoice, Tick } from './inputs';
import { ItemForm } from './ItemForm';
import { COMMENT, DESCRIPTION, NAME, type Spec } from './spec';

const usages = (value: unknown) => ((value as { usage?: string[] } | undefined)?.usage ?? []);

const NETWORK: Spec[] = [
  NAME,
  { id: 'dataCenter', path: 'data_center', kind: 'object', of: 'data_center', required: true, when: 'new' },
  DESCRIPTION,
  COMMENT,
  { id: 'vlan', path: 'vlan', kind: 'number', min: 1, max: 4094, hint: 'vlan', read: (value) => String((value as Item | undefined)?.id ?? ''), write: (text) => ({ id: text }), cleared: {} },
  { id: 'mtu', path: 'mtu', kind: 'number', min: 0, max: 65535, hint: 'mtu', initial: '0' },
  {
    id: 'vmNetwork',
    path: 'usages',
    kind: 'flag',
    initial: 'true',
    hint: 'vmNetwork',
    read: (value) => String(usages(value).includes('vm')),
    write: (text) => ({ usage: text === 'true' ? ['vm'] : [] }),
  },
];

export function NetworkForm({ close, network }: { close: () => void; network?: Item }) {
  return <ItemForm kind="network" path="networks" specs={NETWORK} close={close} item={network} />;
}

/** Adds or changes a vNIC profile; of one network, when it is told. */
export function ProfileForm({ close, profile, network }: { close: () => void; profile?: Item; network?: string }) {
  const specs: Spec[] = [
    NAME,
    ...(network ? [] : [{ id: 'network', path: 'network', kind: 'object', of: 'network', required: true, when: 'new' } as Spec]),
    DESCRIPTION,
    COMMENT,
    { id: 'portMirroring', path: 'port_mirroring', kind: 'flag', hint: 'portMirroring' },
    {
      id: 'passThrough',
      path: 'pass_through.mode',
      kind: 'flag',
      hint: 'passThrough',
      read: (value) => String(value === 'enabled'),
      write: (text) => (text === 'true' ? 'enabled' : 'disabled'),
    },
  ];
  return <ItemForm kind="vnic_profile" path="vnicprofiles" specs={specs} close={close} item={profile} always={network && !profile ? { network: { id: network } } : undefined} />;
}

const RANGE = /^\s*(\S+?)\s*(?:[–-]|\s)\s*(\S+)\s*$/;

const MAC_POOL: Spec[] = [
  NAME,
  DESCRIPTION,
  COMMENT,
  {
    id: 'ranges',
    path: 'ranges',
    kind: 'lines',
    required: true,
    hint: 'ranges',
    read: (value) => ((value as Item | undefined)?.range ?? []).map((one: { from: string; to: string }) => `${one.from} - ${one.to}`).join('\n'),
    write: (text) => ({
      range: text
        .split('\n')
        .filter((line) => line.trim())
        .map((line) => {
          const found = RANGE.exec(line);
          return { from: found?.[1] ?? line.trim(), to: found?.[2] ?? line.trim() };
        }),
    }),
  },
  { id: 'duplicates', path: 'allow_duplicates', kind: 'flag', hint: 'duplicates' },
];

export function MacPoolForm({ close, pool }: { close: () => void; pool?: Item }) {
  return <ItemForm kind="mac_pool" path="macpools" specs={MAC_POOL} close={close} item={pool} />;
}

const ROLES = ['display', 'migration', 'default_route'] as const;

/** Has a cluster use a network, or changes what it uses it for. */
export function ClusterNetworkForm({ cluster, network, close }: { cluster: Item; network?: Item; close: () => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(network?.id ?? '');
  const [required, setRequired] = useState(String(network?.required ?? 'true') === 'true');
  const [roles, setRoles] = useState<string[]>(usages(network?.usages));
  const turn = (role: string, on: boolean) => setRoles((before) => (on ? [...before, role] : before.filter((one) => one !== role)));
  const path = `/clusters/${cluster.id}/networks`;
  const submit = () => {
    const body = { required, usages: { usage: roles } };
    return network ? put(`${path}/${network.id}`, body) : post(path, { id: chosen, ...body });
  };
  return (
    <FormDialog
      title={network ? t('form.edit', { name: network.name }) : t('part.clusterNetworks.create')}
      button={network ? undefined : t('app.add')}
      close={close}
      submit={submit}
      valid={Boolean(chosen)}
      variant="small"
    >
      {network ? (
        <Choice id="network" value={chosen} onChange={setChosen} options={[{ value: network.id, label: String(network.name) }]} />
      ) : (
        <ObjectChoice id="network" kind="network" value={chosen} onChange={setChosen} required empty={t('form.choose')} only={(one) => one.data_center?.id === cluster.data_center?.id} />
      )}
      <Tick id="required" value={required} onChange={setRequired} hint={t('adminHint.required')} />
      {ROLES.map((role) => (
        <Tick key={role} id={`use_${role}`} value={roles.includes(role)} onChange={(on) => turn(role, on)} />
      ))}
    </FormDialog>
  );
}

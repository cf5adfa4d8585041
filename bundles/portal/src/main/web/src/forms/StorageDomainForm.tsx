import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { post } from '../api/client';
import { useAll } from '../api/queries';
import { FormDialog } from './FormDialog';
import { Choice, ObjectChoice, Text } from './inputs';

/** What each kind of storage wants to know, in the words of the API. */
const KINDS: Record<string, string[]> = {
  nfs: ['address', 'path'],
  localfs: ['path'],
  posixfs: ['path', 'vfs_type', 'mount_options'],
  glusterfs: ['address', 'path'],
};

/** Adds a storage domain and attaches it to a data center. */
export function StorageDomainForm({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const hosts = useAll('host', 'hosts');
  const centers = useAll('data_center', 'datacenters');
  const [name, setName] = useState('');
  const [role, setRole] = useState('data');
  const [kind, setKind] = useState('nfs');
  const [host, setHost] = useState('');
  const [center, setCenter] = useState('');
  const [settings, setSettings] = useState<Record<string, string>>({});
  const knownHost = host || (hosts.data?.find((one) => one.status === 'up')?.id ?? '');
  const knownCenter = center || (centers.data?.[0]?.id ?? '');
  const wanted = KINDS[kind];
  const complete = wanted.every((field) => field === 'mount_options' || settings[field]);
  const submit = async () => {
    const storage = { type: kind, ...Object.fromEntries(wanted.filter((field) => settings[field]).map((field) => [field, settings[field]])) };
    const made = await post('/storagedomains', { name, type: role, host: { id: knownHost }, storage });
    await post(`/datacenters/${knownCenter}/storagedomains`, { id: made.id });
  };
  return (
    <FormDialog title={t('form.newStorageDomain')} button={t('app.create')} close={close} submit={submit} valid={Boolean(name && knownHost && knownCenter && complete)}>
      <Text id="name" value={name} onChange={setName} required focus />
      <Choice id="type" value={role} onChange={setRole} options={['data', 'iso', 'export'].map((value) => ({ value, label: t(`domain.${value}`) }))} />
      <Choice id="storageType" value={kind} onChange={setKind} options={Object.keys(KINDS).map((value) => ({ value, label: t(`storage.${value}`) }))} />
      {wanted.map((field) => (
        <Text
          key={field}
          id={`storage_${field}`}
          value={settings[field] ?? ''}
          onChange={(value) => setSettings((before) => ({ ...before, [field]: value }))}
          required={field !== 'mount_options'}
        />
      ))}
      <ObjectChoice id="viaHost" kind="host" value={knownHost} onChange={setHost} required hint={t('form.viaHostHint')} />
      <ObjectChoice id="dataCenter" kind="data_center" value={knownCenter} onChange={setCenter} required />
    </FormDialog>
  );
}

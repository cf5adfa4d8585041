import { Alert } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { own, post } from '../api/client';
import { useAll } from '../api/queries';
import { FormDialog } from './FormDialog';
import { Choice, ObjectChoice, Text, Tick } from './inputs';
import { LunChoice, type Lun } from './LunChoice';
import { StorageSettings } from './StorageSettings';
import { complete, type StorageKind, storageOf, type StorageValues } from './storageKinds';

/** Adds a storage domain of a kind that the engine has, or takes one back that is there already, and attaches it to a data center. */
export function StorageDomainForm({ close, existing = false }: { close: () => void; existing?: boolean }) {
  const { t, i18n } = useTranslation();
  const kinds = useQuery({ queryKey: ['storage-kinds'], queryFn: ({ signal }) => own<{ storage_kinds: StorageKind[] }>('/storage-kinds', { signal }) });
  const hosts = useAll('host', 'hosts');
  const centers = useAll('data_center', 'datacenters');
  const [name, setName] = useState('');
  const [role, setRole] = useState('data');
  const [type, setType] = useState('');
  const [host, setHost] = useState('');
  const [center, setCenter] = useState('');
  const [values, setValues] = useState<StorageValues>({});
  const [lun, setLun] = useState<Lun>();
  const [lose, setLose] = useState(false);
  const all = kinds.data?.storage_kinds ?? [];
  const kind = all.find((one) => one.type === type) ?? all[0];
  const via = host || (hosts.data?.find((one) => one.status === 'up')?.id ?? '');
  const where = center || (centers.data?.[0]?.id ?? '');
  const filled = kind && (kind.luns ? Boolean(lun) : complete(kind, values));
  const submit = async () => {
    const storage = storageOf(kind, values, lun, lose);
    const made = await post('/storagedomains', { name, type: role, host: { id: via }, storage, ...(existing ? { import: true } : {}) });
    await post(`/datacenters/${where}/storagedomains`, { id: made.id });
  };
  const label = (one: StorageKind) => (i18n.exists(`storage.${one.type}`) ? t(`storage.${one.type}`) : one.type);
  return (
    <FormDialog
      title={existing ? t('storageKind.import') : t('form.newStorageDomain')}
      description={existing ? t('storageKind.importHint') : undefined}
      button={existing ? t('storageKind.importButton') : t('app.create')}
      close={close}
      submit={submit}
      valid={Boolean(name && via && where && filled)}
    >
      {kinds.data && all.length === 0 && <Alert isInline variant="warning" title={t('storageKind.none')} />}
      <Text id="name" value={name} onChange={setName} required focus />
      <Choice id="type" value={role} onChange={setRole} options={['data', 'iso', 'export'].map((value) => ({ value, label: t(`domain.${value}`) }))} />
      <Choice
        id="storageType"
        value={kind?.type ?? ''}
        onChange={(next) => {
          setType(next);
          setLun(undefined);
        }}
        options={all.map((one) => ({ value: one.type, label: label(one) }))}
        hint={t('storageKind.hint')}
      />
      <ObjectChoice id="viaHost" kind="host" value={via} onChange={setHost} required hint={t('form.viaHostHint')} />
      {kind?.luns ? (
        <LunChoice host={via} values={values} setValues={setValues} lun={lun} choose={setLun} existing={existing} />
      ) : (
        kind && <StorageSettings kind={kind} values={values} setValues={setValues} />
      )}
      {kind?.luns && lun?.used && !existing && <Tick id="loseContent" value={lose} onChange={setLose} hint={t('storageKind.loseHint')} />}
      <ObjectChoice id="dataCenter" kind="data_center" value={where} onChange={setCenter} required />
    </FormDialog>
  );
}

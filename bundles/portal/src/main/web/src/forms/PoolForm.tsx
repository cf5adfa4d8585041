import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, post, put } from '../api/client';
import { useAll } from '../api/queries';
import { FormDialog } from './FormDialog';
import { ObjectChoice, Text, Tick } from './inputs';

const BLANK = '00000000-0000-0000-0000-000000000000';

/** A new pool, or another size of one: what its machines are like cannot be changed any more. */
export function PoolForm({ pool, close }: { pool?: Item; close: () => void }) {
  const { t } = useTranslation();
  const clusters = useAll('cluster', 'clusters');
  const templates = useAll('template', 'templates');
  const [name, setName] = useState(pool?.name ?? '');
  const [description, setDescription] = useState(pool?.description ?? '');
  const [cluster, setCluster] = useState('');
  const [template, setTemplate] = useState('');
  const [size, setSize] = useState(String(pool?.size ?? 1));
  const [prestarted, setPrestarted] = useState(String(pool?.prestarted_vms ?? 0));
  const [perUser, setPerUser] = useState(String(pool?.max_user_vms ?? 1));
  const [stateful, setStateful] = useState(false);
  const [manual, setManual] = useState(false);
  const inCluster = cluster || (clusters.data?.[0]?.id ?? '');
  const from = template || (templates.data?.find((one) => one.id !== BLANK)?.id ?? templates.data?.[0]?.id ?? '');
  const numbers = { size, prestarted_vms: prestarted, max_user_vms: perUser };
  const submit = () =>
    pool
      ? put(`/vmpools/${pool.id}`, { name, description, ...numbers })
      : post('/vmpools', { name, description, ...numbers, cluster: { id: inCluster }, template: { id: from }, stateful, type: manual ? 'manual' : 'automatic' });
  return (
    <FormDialog
      title={pool ? t('form.edit', { name: pool.name }) : t('machine.newPool')}
      button={pool ? undefined : t('app.create')}
      close={close}
      submit={submit}
      valid={Boolean(name && (pool || (inCluster && from)))}
    >
      <Text id="name" value={name} onChange={setName} required focus hint={pool ? undefined : t('hint.poolName')} />
      <Text id="description" value={description} onChange={setDescription} />
      {!pool && (
        <>
          <ObjectChoice id="cluster" kind="cluster" value={inCluster} onChange={setCluster} required />
          <ObjectChoice id="template" kind="template" value={from} onChange={setTemplate} required />
        </>
      )}
      <Text id="size" type="number" min={0} value={size} onChange={setSize} required />
      <Text id="prestarted" type="number" min={0} value={prestarted} onChange={setPrestarted} />
      <Text id="perUser" type="number" min={1} value={perUser} onChange={setPerUser} />
      {!pool && <Tick id="stateful" value={stateful} onChange={setStateful} hint={t('hint.stateful')} />}
      {!pool && <Tick id="poolManual" value={manual} onChange={setManual} hint={t('hint.poolManual')} />}
    </FormDialog>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, post, put } from '../api/client';
import { useAll } from '../api/queries';
import { FormDialog } from './FormDialog';
import { Choice, ObjectChoice, Text } from './inputs';

export function ClusterForm({ close, cluster }: { close: () => void; cluster?: Item }) {
  const { t } = useTranslation();
  const centers = useAll('data_center', 'datacenters');
  const [name, setName] = useState(cluster?.name ?? '');
  const [description, setDescription] = useState(cluster?.description ?? '');
  const [center, setCenter] = useState<string>(cluster?.data_center?.id ?? '');
  const [cpu, setCpu] = useState<string>(cluster?.cpu?.type ?? '');
  const known = center || (centers.data?.[0]?.id ?? '');
  const submit = () => {
    const body = { name, description, ...(cpu ? { cpu: { architecture: 'x86_64', type: cpu } } : {}) };
    return cluster ? put(`/clusters/${cluster.id}`, body) : post('/clusters', { ...body, data_center: { id: known } });
  };
  return (
    <FormDialog title={cluster ? t('form.edit', { name: cluster.name }) : t('form.newCluster')} close={close} submit={submit} valid={Boolean(name && known)}>
      <Text id="name" value={name} onChange={setName} required focus />
      {!cluster && <ObjectChoice id="dataCenter" kind="data_center" value={known} onChange={setCenter} required />}
      <Text id="cpuType" value={cpu} onChange={setCpu} hint={t('form.cpuHint')} />
      <Text id="description" value={description} onChange={setDescription} />
    </FormDialog>
  );
}

export function DataCenterForm({ close, center }: { close: () => void; center?: Item }) {
  const { t } = useTranslation();
  const [name, setName] = useState(center?.name ?? '');
  const [description, setDescription] = useState(center?.description ?? '');
  const [quota, setQuota] = useState<string>(center?.quota_mode ?? 'disabled');
  const submit = () => {
    const body = { name, description, quota_mode: quota };
    return center ? put(`/datacenters/${center.id}`, body) : post('/datacenters', { ...body, local: false });
  };
  return (
    <FormDialog title={center ? t('form.edit', { name: center.name }) : t('form.newDataCenter')} close={close} submit={submit} valid={Boolean(name)}>
      <Text id="name" value={name} onChange={setName} required focus />
      <Choice
        id="quotaMode"
        value={quota}
        onChange={setQuota}
        options={['disabled', 'audit', 'enabled'].map((value) => ({ value, label: t(`state.${value}`) }))}
      />
      <Text id="description" value={description} onChange={setDescription} />
    </FormDialog>
  );
}

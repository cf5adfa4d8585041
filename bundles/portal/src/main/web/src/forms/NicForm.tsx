import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, post } from '../api/client';
import { useAll } from '../api/queries';
import { FormDialog } from './FormDialog';
import { Choice, ObjectChoice, Text } from './inputs';

export function NicForm({ close, vm }: { close: () => void; vm: Item }) {
  const { t } = useTranslation();
  const profiles = useAll('vnic_profile', 'vnicprofiles');
  const [name, setName] = useState('nic1');
  const [profile, setProfile] = useState('');
  const [model, setModel] = useState('virtio');
  const [mac, setMac] = useState('');
  const known = profile || (profiles.data?.[0]?.id ?? '');
  const submit = () =>
    post(`/vms/${vm.id}/nics`, { name, interface: model, vnic_profile: { id: known }, ...(mac ? { mac: { address: mac } } : {}) });
  return (
    <FormDialog title={t('form.newNic')} button={t('app.create')} close={close} submit={submit} variant="small" valid={Boolean(name && known)}>
      <Text id="name" value={name} onChange={setName} required focus />
      <ObjectChoice id="profile" kind="vnic_profile" value={known} onChange={setProfile} required />
      <Choice id="model" value={model} onChange={setModel} options={['virtio', 'e1000e', 'e1000', 'rtl8139'].map((value) => ({ value, label: value }))} />
      <Text id="mac" value={mac} onChange={setMac} pattern="([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}" hint={t('form.macHint')} />
    </FormDialog>
  );
}

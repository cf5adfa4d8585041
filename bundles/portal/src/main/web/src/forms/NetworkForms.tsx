import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, post, put } from '../api/client';
import { useAll } from '../api/queries';
import { FormDialog } from './FormDialog';
import { ObjectChoice, Text } from './inputs';

export function NetworkForm({ close, network }: { close: () => void; network?: Item }) {
  const { t } = useTranslation();
  const centers = useAll('data_center', 'datacenters');
  const [name, setName] = useState(network?.name ?? '');
  const [center, setCenter] = useState('');
  const [vlan, setVlan] = useState(String(network?.vlan?.id ?? ''));
  const [mtu, setMtu] = useState(String(network?.mtu ?? ''));
  const [description, setDescription] = useState(network?.description ?? '');
  const known = center || (centers.data?.[0]?.id ?? '');
  const submit = () => {
    const body = { name, description, ...(vlan ? { vlan: { id: vlan } } : {}), ...(mtu ? { mtu } : {}) };
    return network ? put(`/networks/${network.id}`, body) : post('/networks', { ...body, data_center: { id: known }, usages: { usage: ['vm'] } });
  };
  return (
    <FormDialog title={network ? t('form.edit', { name: network.name }) : t('form.newNetwork')} close={close} submit={submit} valid={Boolean(name)}>
      <Text id="name" value={name} onChange={setName} required focus />
      {!network && <ObjectChoice id="dataCenter" kind="data_center" value={known} onChange={setCenter} required />}
      <Text id="vlan" type="number" min={1} value={vlan} onChange={setVlan} hint={t('form.vlanHint')} />
      <Text id="mtu" type="number" min={0} value={mtu} onChange={setMtu} />
      <Text id="description" value={description} onChange={setDescription} />
    </FormDialog>
  );
}

export function ProfileForm({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const networks = useAll('network', 'networks');
  const [name, setName] = useState('');
  const [network, setNetwork] = useState('');
  const known = network || (networks.data?.[0]?.id ?? '');
  return (
    <FormDialog
      title={t('form.newProfile')}
      button={t('app.create')}
      close={close}
      variant="small"
      valid={Boolean(name && known)}
      submit={() => post('/vnicprofiles', { name, network: { id: known } })}
    >
      <Text id="name" value={name} onChange={setName} required focus />
      <ObjectChoice id="network" kind="network" value={known} onChange={setNetwork} required />
    </FormDialog>
  );
}

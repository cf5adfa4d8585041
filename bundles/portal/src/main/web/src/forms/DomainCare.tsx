import { Alert, Radio } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type Item, post, remove } from '../api/client';
import { useAll } from '../api/queries';
import { FormDialog } from './FormDialog';
import { ItemForm } from './ItemForm';
import { ObjectChoice, Text } from './inputs';
import { COMMENT, DESCRIPTION, NAME, type Spec } from './spec';

const belongs = (domain: Item) => (domain.data_centers?.data_center ?? []).length > 0;

/** Gives a data center a storage domain that belongs to none; it is activated at once. */
export function AttachDomainForm({ center, domain, close }: { center?: Item; domain?: Item; close: () => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(domain?.id ?? '');
  const [where, setWhere] = useState(center?.id ?? '');
  return (
    <FormDialog title={t('action.attachDomain')} button={t('app.add')} close={close} variant="small" valid={Boolean(chosen && where)} submit={() => post(`/datacenters/${where}/storagedomains`, { id: chosen })}>
      {!domain && <ObjectChoice id="storageDomain" kind="storage_domain" value={chosen} onChange={setChosen} required empty={t('form.choose')} only={(one) => !belongs(one)} />}
      {!center && <ObjectChoice id="dataCenter" kind="data_center" value={where} onChange={setWhere} required empty={t('form.choose')} />}
    </FormDialog>
  );
}

const DOMAIN: Spec[] = [
  NAME,
  DESCRIPTION,
  COMMENT,
  { id: 'lowSpace', path: 'warning_low_space_indicator', kind: 'number', min: 0, max: 100, hint: 'lowSpace' },
  { id: 'criticalSpace', path: 'critical_space_action_blocker', kind: 'number', min: 0, hint: 'criticalSpace' },
  { id: 'backup', path: 'backup', kind: 'flag', hint: 'backup' },
];

export function DomainForm({ domain, close }: { domain: Item; close: () => void }) {
  return <ItemForm kind="storage_domain" path="storagedomains" specs={DOMAIN} close={close} item={domain} />;
}

const WAYS = ['keep', 'format', 'destroy'] as const;

/** Removes a storage domain: its content stays, or goes as well, or only the engine forgets it. */
export function RemoveDomainForm({ domain, close }: { domain: Item; close: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const hosts = useAll('host', 'hosts');
  const [way, setWay] = useState<(typeof WAYS)[number]>('keep');
  const [host, setHost] = useState('');
  const [typed, setTyped] = useState('');
  const via = host || (hosts.data?.find((one) => one.status === 'up')?.id ?? '');
  const submit = async () => {
    const wishes: Record<string, string> = way === 'destroy' ? { destroy: 'true' } : { host: via, format: String(way === 'format') };
    await remove(`/storagedomains/${domain.id}?${new URLSearchParams(wishes)}`);
    void navigate('/storagedomains');
  };
  return (
    <FormDialog title={t('care.removeDomain', { name: domain.name })} button={t('action.remove')} close={close} valid={typed === domain.name && (way === 'destroy' || Boolean(via))} submit={submit}>
      {WAYS.map((one) => (
        <Radio key={one} id={`way-${one}`} name="way" label={t(`care.way_${one}`)} description={t(`care.wayHint_${one}`)} isChecked={way === one} onChange={() => setWay(one)} />
      ))}
      {way !== 'keep' && <Alert isInline variant="warning" title={t(`care.wayWarning_${way}`)} />}
      {way !== 'destroy' && <ObjectChoice id="viaHost" kind="host" value={via} onChange={setHost} required hint={t('form.viaHostHint')} />}
      <Text id="typedName" value={typed} onChange={setTyped} required hint={t('ask.type', { text: domain.name })} />
    </FormDialog>
  );
}

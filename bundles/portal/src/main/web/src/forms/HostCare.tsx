import { Alert } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, post, put } from '../api/client';
import { FormDialog } from './FormDialog';
import { Choice, Text, Tick } from './inputs';

/** Takes a host out of use; the reason is kept with it. */
export function MaintenanceForm({ host, close }: { host: Item; close: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={t('care.maintenance', { name: host.name })}
      button={t('action.deactivate')}
      close={close}
      variant="small"
      submit={() => post(`/hosts/${host.id}/deactivate`, reason ? { reason } : {})}
    >
      <p>{t('care.maintenanceHint')}</p>
      <Text id="reason" value={reason} onChange={setReason} focus />
    </FormDialog>
  );
}

const ACTS = ['status', 'start', 'stop', 'restart', 'manual'] as const;

/** What the host's power device can do, beginning with the harmless question whether it answers at all. */
export function PowerForm({ host, close }: { host: Item; close: () => void }) {
  const { t } = useTranslation();
  const [act, setAct] = useState<string>('status');
  const [typed, setTyped] = useState('');
  const [state, setState] = useState<string>();
  const dangerous = act === 'stop' || act === 'restart' || act === 'manual';
  const submit = async () => {
    const answer = await post<Item>(`/hosts/${host.id}/fence`, { fence_type: act });
    if (act === 'status') {
      setState(String(answer.power_management?.status ?? ''));
      return false;
    }
    return true;
  };
  return (
    <FormDialog title={t('care.power', { name: host.name })} button={t('care.do')} close={close} variant="small" valid={!dangerous || typed === host.name} submit={submit}>
      {state && <Alert isInline variant={state === 'on' ? 'success' : 'info'} title={t(`care.is_${state}`, { defaultValue: state })} />}
      <Choice id="powerAct" value={act} onChange={setAct} options={ACTS.map((value) => ({ value, label: t(`care.act_${value}`) }))} hint={t(`care.hint_${act}`)} />
      {dangerous && <Text id="typedName" value={typed} onChange={setTyped} required hint={t('ask.type', { text: host.name })} />}
    </FormDialog>
  );
}

/** Whether the engine may switch a host off and on by itself. */
export function PowerTick({ host, close }: { host: Item; close: () => void }) {
  const { t } = useTranslation();
  const [enabled, setEnabled] = useState(String(host.power_management?.enabled) === 'true');
  return (
    <FormDialog
      title={t('care.powerManagement', { name: host.name })}
      close={close}
      variant="small"
      submit={() => put(`/hosts/${host.id}`, { power_management: { enabled } })}
    >
      <Tick id="powerManagement" value={enabled} onChange={setEnabled} hint={t('adminHint.powerManagement')} />
    </FormDialog>
  );
}

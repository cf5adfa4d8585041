import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, post } from '../../api/client';
import { useAll } from '../../api/queries';
import { FOR_USERS } from '../../app/where';
import { words } from '../../ui/format';
import { FormDialog } from '../FormDialog';
import { Choice, Tick } from '../inputs';
import { DiscChoice } from './SettingInput';

const DEVICES = ['hd', 'cdrom', 'network'];
const SETUPS = ['first_start', 'cloud_init', 'sysprep', 'none'] as const;

/** A start with other settings than usual; the next start is as usual again. */
export function RunOnce({ vm, close }: { vm: Item; close: () => void }) {
  const { t } = useTranslation();
  const [device, setDevice] = useState(String(vm.os?.boot?.devices?.device?.[0] ?? 'hd'));
  const [disc, setDisc] = useState('');
  const [host, setHost] = useState('');
  const [setup, setSetup] = useState<string>('first_start');
  const [paused, setPaused] = useState(false);
  const hosts = useAll('host', 'hosts', !FOR_USERS);
  const here = (hosts.data ?? []).filter((one) => one.cluster?.id === vm.cluster?.id);
  const submit = () =>
    post(`/vms/${vm.id}/start`, {
      pause: String(paused),
      ...(setup === 'cloud_init' ? { use_cloud_init: 'true' } : {}),
      ...(setup === 'sysprep' ? { use_sysprep: 'true' } : {}),
      ...(setup === 'none' ? { use_initialization: 'false' } : {}),
      vm: {
        os: { boot: { devices: { device: [device, ...DEVICES.filter((one) => one === 'hd' && one !== device)] } } },
        ...(disc ? { cdroms: { cdrom: [{ file: { id: disc } }] } } : {}),
        ...(host ? { placement_policy: { hosts: { host: [{ id: host }] } } } : {}),
      },
    });
  return (
    <FormDialog title={t('machine.runOnce', { name: vm.name })} description={t('machine.runOnceHint')} button={t('action.start')} close={close} submit={submit}>
      <Choice id="vmBootFirst" value={device} onChange={setDevice} options={DEVICES.map((value) => ({ value, label: words(value) }))} />
      <DiscChoice id="vmDisc" value={disc} onChange={setDisc} />
      {here.length > 0 && (
        <Choice id="host" value={host} onChange={setHost} empty={t('machine.anyHost')} options={here.map((one) => ({ value: one.id, label: String(one.name) }))} />
      )}
      <Choice id="vmSetup" value={setup} onChange={setSetup} options={SETUPS.map((value) => ({ value, label: t(`machine.setup.${value}`) }))} />
      <Tick id="vmPaused" value={paused} onChange={setPaused} hint={t('hint.vmPaused')} />
    </FormDialog>
  );
}

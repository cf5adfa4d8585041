import { Button, Radio, Spinner } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, list, post } from '../api/client';
import { Failure } from '../ui/Problem';
import { bytes } from '../ui/format';
import { Choice, Text } from './inputs';
import type { StorageValues } from './storageKinds';

/** A LUN that a host reaches. */
export interface Lun {
  id: string;
  address: string;
  port: number;
  target: string;
  number: number;
  size: number;
  used: boolean;
  title: string;
}

interface Target {
  address: string;
  port: string;
  target: string;
}

function lunOf(unit: Item): Lun {
  return {
    id: unit.id,
    address: String(unit.address),
    port: Number(unit.port),
    target: String(unit.target),
    number: Number(unit.lun_mapping),
    size: Number(unit.size),
    used: unit.status === 'used',
    title: [unit.vendor_id, unit.product_id, unit.serial].filter(Boolean).join(' '),
  };
}

interface Wishes {
  host: string;
  values: StorageValues;
  setValues: (change: (before: StorageValues) => StorageValues) => void;
  lun?: Lun;
  choose: (lun: Lun | undefined) => void;
  /** Whether a LUN with a storage domain is looked for. */
  existing: boolean;
}

/** Asks a portal for its targets through a host, has the host log in, and lets one of the target's LUNs be chosen. */
export function LunChoice({ host, values, setValues, lun, choose, existing }: Wishes) {
  const { t } = useTranslation();
  const [targets, setTargets] = useState<Target[]>();
  const [target, setTarget] = useState('');
  const [luns, setLuns] = useState<Lun[]>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const set = (field: string) => (value: string) => setValues((before) => ({ ...before, [field]: value }));
  const iscsi = { address: values.address, port: values.port || undefined, username: values.username || undefined, password: values.password || undefined };

  const work = async (does: () => Promise<void>) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await does();
    } catch (refused) {
      setFailure(refused);
    } finally {
      setBusy(false);
    }
  };
  const discover = () =>
    work(async () => {
      const answer = await post<Item>(`/hosts/${host}/discoveriscsi`, { iscsi });
      const found = (answer.discovered_targets?.iscsi_details ?? []) as Target[];
      setTargets(found);
      setTarget(found[0]?.target ?? '');
      setLuns(undefined);
      choose(undefined);
    });
  const logIn = () =>
    work(async () => {
      await post(`/hosts/${host}/iscsilogin`, { iscsi: { ...iscsi, target } });
      const storage = await list(`/hosts/${host}/storage`);
      const units = storage.flatMap((one) => (one.logical_units?.logical_unit ?? []) as Item[]);
      setLuns(units.filter((unit) => unit.target === target).map(lunOf));
    });

  return (
    <>
      <Text id="storage_address" value={values.address ?? ''} onChange={set('address')} required hint={t('storageKind.portalHint')} />
      <Text id="port" type="number" min={1} max={65535} value={values.port ?? ''} onChange={set('port')} hint={t('settings.standard', { value: '3260' })} />
      <Text id="chapUser" value={values.username ?? ''} onChange={set('username')} />
      <Text id="chapPassword" type="password" value={values.password ?? ''} onChange={set('password')} hint={t('storageKind.secret')} />
      <Failure of={failure} />
      <div>
        <Button variant="secondary" isDisabled={!values.address || !host || busy} onClick={() => void discover()}>
          {t('storageKind.discover')}
        </Button>
      </div>
      {targets && targets.length === 0 && <p>{t('storageKind.noTargets')}</p>}
      {targets && targets.length > 0 && (
        <>
          <Choice
            id="storage_target"
            value={target}
            onChange={(next) => {
              setTarget(next);
              setLuns(undefined);
              choose(undefined);
            }}
            options={[...new Set(targets.map((one) => one.target))].map((value) => ({ value, label: value }))}
          />
          <div>
            <Button variant="secondary" isDisabled={busy} onClick={() => void logIn()}>
              {t('storageKind.logIn')}
            </Button>
          </div>
        </>
      )}
      {busy && <Spinner size="md" aria-label={t('app.loading')} />}
      {luns && (
        <div role="radiogroup" aria-label={t('storageKind.luns')}>
          {luns.length === 0 && t('storageKind.noLuns')}
          {luns.map((one) => (
            <Radio
              key={`${one.target}/${one.number}`}
              id={`lun-${one.number}`}
              name="lun"
              label={`LUN ${one.number}, ${bytes(one.size)}`}
              description={`${one.title}${one.used ? ` – ${existing ? t('storageKind.holds') : t('storageKind.used')}` : ''}`}
              isChecked={lun?.target === one.target && lun.number === one.number}
              onChange={() => choose(one)}
            />
          ))}
        </div>
      )}
    </>
  );
}

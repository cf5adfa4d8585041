import { Checkbox, FormGroup, FormHelperText, HelperText, HelperTextItem, TextArea } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { type Item, list } from '../../api/client';
import { useAll } from '../../api/queries';
import { words } from '../../ui/format';
import { Choice, Size, Text, Tick } from '../inputs';
import type { Draft, Setting } from './settings';

export interface Editing {
  draft: Draft;
  set: (change: Draft) => void;
  /** The cluster that is chosen. */
  cluster?: Item;
}

function optionText(setting: Setting, option: string, t: (key: string) => string): string {
  if (option === '') {
    return t(setting.absent ? 'machine.absent' : 'machine.unset');
  }
  return setting.texts ? t(`${setting.texts}.${option}`) : words(option);
}

/** The control of one setting. */
export function SettingInput({ setting, draft, set, cluster }: Editing & { setting: Setting }) {
  const { t } = useTranslation();
  const value = draft[setting.id] ?? '';
  const common = { id: setting.id, value, onChange: (next: string) => set({ [setting.id]: next }), hint: setting.hint ? t(`hint.${setting.id}`) : undefined };
  switch (setting.input) {
    case 'tick':
      return <Tick id={setting.id} value={value === 'true'} onChange={(on) => set({ [setting.id]: String(on) })} hint={common.hint} />;
    case 'size':
      return <Size {...common} />;
    case 'choice':
      return <Choice {...common} options={(setting.options ?? []).map((one) => ({ value: one, label: optionText(setting, one, t) }))} />;
    case 'area':
      return <Area {...common} />;
    case 'hosts':
      return <HostTicks {...common} cluster={cluster?.id} />;
    case 'disc':
      return <DiscChoice {...common} />;
    case 'quota':
      return <QuotaChoice {...common} center={cluster?.data_center?.id} />;
    default:
      return <Text {...common} type={setting.input} min={setting.input === 'number' ? 0 : undefined} />;
  }
}

interface Controlled {
  id: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
}

function Area({ id, value, onChange, hint }: Controlled) {
  const { t } = useTranslation();
  return (
    <FormGroup label={t(`field.${id}`)} fieldId={`in-${id}`}>
      <TextArea id={`in-${id}`} value={value} rows={4} resizeOrientation="vertical" onChange={(_event, next) => onChange(next)} />
      <Hint text={hint} />
    </FormGroup>
  );
}

function Hint({ text }: { text?: string }) {
  return text ? (
    <FormHelperText>
      <HelperText>
        <HelperTextItem>{text}</HelperTextItem>
      </HelperText>
    </FormHelperText>
  ) : null;
}

/** Any number of the cluster's hosts; their ids with spaces between. */
function HostTicks({ id, value, onChange, hint, cluster }: Controlled & { cluster?: string }) {
  const { t } = useTranslation();
  const hosts = useAll('host', 'hosts');
  const chosen = value.split(' ').filter(Boolean);
  const turn = (host: string) => onChange((chosen.includes(host) ? chosen.filter((one) => one !== host) : [...chosen, host]).sort().join(' '));
  const shown = (hosts.data ?? []).filter((host) => host.cluster?.id === cluster);
  return shown.length === 0 ? null : (
    <FormGroup role="group" label={t(`field.${id}`)} fieldId={`in-${id}`} isStack>
      {shown.map((host) => (
        <Checkbox key={host.id} id={`in-${id}-${host.id}`} label={host.name} isChecked={chosen.includes(host.id)} onChange={() => turn(host.id)} />
      ))}
      <Hint text={hint} />
    </FormGroup>
  );
}

/** Discs are disks whose content is an ISO file. */
export function useDiscs() {
  return useQuery({
    queryKey: ['list', 'disk', 'discs'],
    queryFn: ({ signal }) => list(`/disks?${new URLSearchParams({ search: 'disk_content_type = iso', max: '500' })}`, signal),
  });
}

export function DiscChoice(wishes: Controlled) {
  const { t } = useTranslation();
  const discs = useDiscs();
  return <Choice {...wishes} empty={t('machine.noDisc')} options={(discs.data ?? []).map((disc) => ({ value: disc.id, label: String(disc.name ?? disc.id) }))} />;
}

function QuotaChoice({ center, ...wishes }: Controlled & { center?: string }) {
  const { t } = useTranslation();
  const quotas = useQuery({
    queryKey: ['list', 'quota', center],
    queryFn: ({ signal }) => list(`/datacenters/${center}/quotas`, signal),
    enabled: Boolean(center),
    retry: false,
  });
  const options = (quotas.data ?? []).map((quota) => ({ value: quota.id, label: String(quota.name) }));
  return options.length === 0 ? null : <Choice {...wishes} empty={t('machine.unset')} options={options} />;
}

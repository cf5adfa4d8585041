import { FormGroup, FormSelect, FormSelectOption, TextInput } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useAll } from '../api/queries';
import { Choice, Tick } from '../forms/inputs';
import { kindOf } from '../kinds';

/** Something that may be asked of a report. */
export interface Wish {
  key: string;
  kind: string;
  label: string;
  needed: boolean;
  fallback?: number;
  choices: string[];
}

const PERIODS = ['today', 'yesterday', 'last-24-hours', 'last-7-days', 'last-30-days', 'last-month', 'last-quarter', 'last-year', 'last-365-days'];
const GRAINS = ['hour', 'day', 'week', 'month', 'quarter', 'year'];
const OBJECTS: Record<string, string> = {
  datacenters: 'data_center', clusters: 'cluster', hosts: 'host', vms: 'vm', storage_domains: 'storage_domain', users: 'user',
};

/** All that may be asked of a report. */
export function Wishes({ of, values, set }: { of: Wish[]; values: Record<string, string>; set: (key: string, value: string) => void }) {
  return (
    <>
      {of.map((wish) => (
        <OneWish key={wish.key} wish={wish} value={values[wish.key] ?? ''} set={(value) => set(wish.key, value)} />
      ))}
    </>
  );
}

function OneWish({ wish, value, set }: { wish: Wish; value: string; set: (value: string) => void }) {
  const { t } = useTranslation();
  if (wish.kind === 'period') {
    return (
      <Choice id="period" value={value || 'last-30-days'} onChange={set} options={PERIODS.map((one) => ({ value: one, label: t(`period.${one}`) }))} />
    );
  }
  if (wish.kind === 'grain') {
    return <Choice id="grain" value={value} onChange={set} empty={t('reports.fitting')} options={GRAINS.map((one) => ({ value: one, label: t(`grain.${one}`) }))} />;
  }
  if (wish.kind === 'deleted') {
    return <Tick id="deletedToo" value={value === 'true'} onChange={(on) => set(on ? 'true' : '')} />;
  }
  if (wish.kind in OBJECTS) {
    return <Objects wish={wish} value={value} set={set} />;
  }
  if (wish.choices.length > 0) {
    return (
      <FormGroup label={wish.label} fieldId={`wish-${wish.key}`}>
        <FormSelect id={`wish-${wish.key}`} value={value} onChange={(_event, next) => set(next)}>
          <FormSelectOption value="" label={t('reports.fitting')} />
          {wish.choices.map((one) => (
            <FormSelectOption key={one} value={one} label={one} />
          ))}
        </FormSelect>
      </FormGroup>
    );
  }
  return (
    <FormGroup label={wish.label} fieldId={`wish-${wish.key}`}>
      <TextInput
        id={`wish-${wish.key}`}
        type={wish.kind === 'number' ? 'number' : 'text'}
        min={wish.kind === 'number' ? 0 : undefined}
        value={value || String(wish.fallback ?? '')}
        onChange={(_event, next) => set(next)}
      />
    </FormGroup>
  );
}

/** One object, or all. */
function Objects({ wish, value, set }: { wish: Wish; value: string; set: (value: string) => void }) {
  const { t } = useTranslation();
  const kind = OBJECTS[wish.kind];
  const all = useAll(kind, kindOf(kind).path);
  return (
    <FormGroup label={wish.label} fieldId={`wish-${wish.key}`} isRequired={wish.needed}>
      <FormSelect id={`wish-${wish.key}`} value={value} onChange={(_event, next) => set(next)} aria-label={wish.label} required={wish.needed}>
        <FormSelectOption value="" label={wish.needed ? t('form.choose') : t('reports.all')} />
        {(all.data ?? []).map((one) => (
          <FormSelectOption key={one.id} value={one.id} label={String(one.user_name ?? one.name ?? one.id)} />
        ))}
      </FormSelect>
    </FormGroup>
  );
}

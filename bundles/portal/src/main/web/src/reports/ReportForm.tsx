import { FormGroup, FormSelect, FormSelectOption } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { own } from '../api/client';
import { useAll } from '../api/queries';
import { kindOf } from '../kinds';
import { FormDialog } from './FormDialog';
import { Choice, Text, Tick } from './inputs';

interface Wish {
  key: string;
  kind: string;
  label: string;
  needed: boolean;
  fallback?: number;
}

export interface Report {
  id: string;
  group: string;
  title: string;
  description: string;
  wishes: Wish[];
}

const PERIODS = ['today', 'yesterday', 'last-24-hours', 'last-7-days', 'last-30-days', 'last-month', 'last-quarter', 'last-year', 'last-365-days'];
const GRAINS = ['hour', 'day', 'week', 'month', 'quarter', 'year'];
const OBJECTS: Record<string, string> = {
  datacenters: 'data_center', clusters: 'cluster', hosts: 'host', vms: 'vm', storage_domains: 'storage_domain', users: 'user',
};
const USUAL_DAYS = '30';

/** What a report is to be made of, and in which form; it is made as a job. */
export function ReportForm({ report, forms, close }: { report: Report; forms: string[]; close: () => void }) {
  const { t, i18n } = useTranslation();
  const [wishes, setWishes] = useState<Record<string, string>>({});
  const [form, setForm] = useState(forms.includes('pdf') ? 'pdf' : (forms[0] ?? ''));
  const [days, setDays] = useState(USUAL_DAYS);
  const set = (key: string, value: string) => setWishes((before) => ({ ...before, [key]: value }));
  const complete = report.wishes.every((wish) => !wish.needed || wishes[wish.key]);
  const submit = () =>
    own(`/reports/${report.id}`, {
      method: 'POST',
      body: {
        form,
        wishes: Object.fromEntries(Object.entries(wishes).filter(([, value]) => value)),
        language: i18n.language,
        timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        keep_days: Number(days),
      },
    });
  return (
    <FormDialog title={report.title} description={report.description} button={t('reports.run')} close={close} submit={submit} valid={Boolean(form) && complete}>
      {report.wishes.map((wish) => (
        <OneWish key={wish.key} wish={wish} value={wishes[wish.key] ?? ''} set={(value) => set(wish.key, value)} />
      ))}
      <Choice id="form" value={form} onChange={setForm} options={forms.map((value) => ({ value, label: value.toUpperCase() }))} />
      <Text id="keepDays" type="number" min={1} value={days} onChange={setDays} />
    </FormDialog>
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
  return (
    <FormGroup label={wish.label} fieldId={`wish-${wish.key}`}>
      <input id={`wish-${wish.key}`} className="pf-v6-c-form-control" type="number" min={1} value={value || String(wish.fallback ?? '')} onChange={(event) => set(event.target.value)} />
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

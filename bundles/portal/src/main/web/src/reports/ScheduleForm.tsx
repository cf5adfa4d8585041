import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, own } from '../api/client';
import { FormDialog } from '../forms/FormDialog';
import { Choice, Lines, Text, Tick } from '../forms/inputs';
import type { Report } from './ReportForm';
import { Wishes } from './Wishes';

/** When a report is made; `own` takes the five fields of crontab as they are. */
const CADENCES: Record<string, string> = { daily: '0 6 * * *', weekly: '0 6 * * 1', monthly: '0 6 1 * *' };

interface Needs {
  reports: Report[];
  forms: string[];
  schedule?: Item;
  close: () => void;
}

const startOf = (forms: string[], schedule?: Item) => ({
  name: String(schedule?.name ?? ''),
  report: String(schedule?.report ?? ''),
  form: String(schedule?.form ?? (forms.includes('pdf') ? 'pdf' : (forms[0] ?? ''))),
  wishes: (schedule?.wishes ?? {}) as Record<string, string>,
  cadence: String(schedule?.cadence ?? CADENCES.weekly),
  recipients: ((schedule?.recipients ?? []) as string[]).join('\n'),
  attached: (schedule?.attached ?? true) as boolean,
  keep_days: String(schedule?.keep_days ?? '30'),
  timezone: String(schedule?.timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone),
});

/** Makes a schedule of a report, or changes one. */
export function ScheduleForm({ reports, forms, schedule, close }: Needs) {
  const { t, i18n } = useTranslation();
  const [draft, setDraft] = useState(() => startOf(forms, schedule));
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));
  const report = reports.find((one) => one.id === draft.report);
  const rhythm = Object.entries(CADENCES).find(([, cadence]) => cadence === draft.cadence)?.[0] ?? 'own';
  const submit = () => {
    const body = {
      ...draft,
      wishes: Object.fromEntries(Object.entries(draft.wishes).filter(([, value]) => value)),
      recipients: draft.recipients.split(/[\s,]+/).filter(Boolean),
      keep_days: Number(draft.keep_days),
      language: schedule?.language ?? i18n.language,
      enabled: schedule?.enabled ?? true,
    };
    return own(schedule ? `/reports/schedules/${schedule.id}` : '/reports/schedules', { method: schedule ? 'PUT' : 'POST', body });
  };
  return (
    <FormDialog
      title={schedule ? t('form.edit', { name: String(schedule.name) }) : t('schedules.create')}
      button={schedule ? undefined : t('app.create')}
      close={close}
      submit={submit}
      valid={Boolean(draft.name && draft.report && draft.form && draft.cadence)}
    >
      <Text id="name" value={draft.name} onChange={(name) => set({ name })} required focus />
      <Choice
        id="report"
        value={draft.report}
        onChange={(id) => set({ report: id, wishes: {} })}
        required
        empty={t('form.choose')}
        options={reports.map((one) => ({ value: one.id, label: one.title }))}
      />
      {report && <Wishes of={report.wishes} values={draft.wishes} set={(key, value) => set({ wishes: { ...draft.wishes, [key]: value } })} />}
      <Choice id="form" value={draft.form} onChange={(form) => set({ form })} options={forms.map((value) => ({ value, label: value.toUpperCase() }))} />
      <Choice
        id="rhythm"
        value={rhythm}
        onChange={(next) => set({ cadence: CADENCES[next] ?? '*/30 * * * *' })}
        options={[...Object.keys(CADENCES), 'own'].map((value) => ({ value, label: t(`rhythm.${value}`) }))}
      />
      {rhythm === 'own' && <Text id="cadence" value={draft.cadence} onChange={(cadence) => set({ cadence })} required hint={t('schedules.cadenceHint')} />}
      <Text id="timeZone" value={draft.timezone} onChange={(timezone) => set({ timezone })} required />
      <Lines id="recipients" value={draft.recipients} onChange={(recipients) => set({ recipients })} hint={t('schedules.recipientsHint')} />
      <Tick id="attached" value={draft.attached} onChange={(attached) => set({ attached })} />
      <Text id="keepDays" type="number" min={1} value={draft.keep_days} onChange={(keep_days) => set({ keep_days })} />
    </FormDialog>
  );
}

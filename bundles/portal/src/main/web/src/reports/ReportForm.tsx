import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { own } from '../api/client';
import { FormDialog } from '../forms/FormDialog';
import { Choice, Text } from '../forms/inputs';
import { type Wish, Wishes } from './Wishes';

export interface Report {
  id: string;
  group: string;
  title: string;
  description: string;
  wishes: Wish[];
}

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
      <Wishes of={report.wishes} values={wishes} set={set} />
      <Choice id="form" value={form} onChange={setForm} options={forms.map((value) => ({ value, label: value.toUpperCase() }))} />
      <Text id="keepDays" type="number" min={1} value={days} onChange={setDays} />
    </FormDialog>
  );
}

import { Button, EmptyState, EmptyStateBody, Spinner, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { type Item, own } from '../api/client';
import type { Action } from '../kinds';
import { plain, ref, shown, time } from '../kinds/common';
import { Table } from '../list/Table';
import { ActionMenu, useAction } from '../tasks/Actions';
import { NotLoaded } from '../ui/Problem';
import { Status } from '../ui/Status';
import type { Report } from './ReportForm';
import { ScheduleForm } from './ScheduleForm';

/** A schedule is put as a whole: what the engine adds to it is not sent back. */
const SENT = ['name', 'report', 'form', 'wishes', 'language', 'timezone', 'keep_days', 'cadence', 'recipients', 'attached', 'enabled'];
export const wholeOf = (schedule: Item) => Object.fromEntries(SENT.map((key) => [key, schedule[key]]));

const turn = (id: string, enabled: boolean): Action => ({
  id,
  run: (schedule) => own(`/reports/schedules/${schedule.id}`, { method: 'PUT', body: { ...wholeOf(schedule), enabled } }),
  possible: (schedule) => Boolean(schedule.enabled) !== enabled,
});

/** Reports that are made by the calendar. */
export function Schedules({ reports, forms }: { reports: Report[]; forms: string[] }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const schedules = useQuery({ queryKey: ['list', 'job', 'schedules'], queryFn: ({ signal }) => own<{ schedules: Item[] }>('/reports/schedules', { signal }) });
  const { start, dialog } = useAction('schedule', (schedule) => String(schedule.name));
  const titles = new Map(reports.map((report) => [report.id, report.title]));
  const actions: Action[] = [
    { id: 'edit', form: (schedule, close) => <ScheduleForm reports={reports} forms={forms} schedule={schedule} close={close} /> },
    turn('pauseSchedule', false),
    turn('resumeSchedule', true),
    { id: 'remove', danger: true, care: 'ask', run: (schedule) => own(`/reports/schedules/${schedule.id}`, { method: 'DELETE' }) },
  ];
  const columns = [
    plain('name', 'name', { grow: 2 }),
    shown('report', (schedule) => titles.get(schedule.report) ?? schedule.report, { grow: 2 }),
    shown('status', (schedule) => <Status of={schedule.enabled ? 'enabled' : 'paused'} />),
    plain('cadence', 'cadence', { grow: 1.5 }),
    time('due', 'due', { grow: 2 }),
    time('lastDue', 'last_due', { grow: 2 }),
    shown('recipients', (schedule) => (schedule.recipients ?? []).join(', '), { grow: 2 }),
    shown('owner', (schedule) => ref('owner', 'user', 'of').show({ id: '', of: { id: schedule.owner } })),
    plain('reason', 'detail', { grow: 2 }),
  ];
  if (schedules.error) {
    return <NotLoaded failure={schedules.error} again={() => void schedules.refetch()} />;
  }
  return (
    <>
      <Toolbar inset={{ default: 'insetNone' }}>
        <ToolbarContent>
          <ToolbarItem>
            <Button onClick={() => setAdding(true)}>{t('schedules.create')}</Button>
          </ToolbarItem>
        </ToolbarContent>
      </Toolbar>
      {schedules.isPending && <Spinner aria-label={t('app.loading')} />}
      {schedules.data?.schedules.length === 0 && (
        <EmptyState headingLevel="h2" titleText={t('schedules.none')}>
          <EmptyStateBody>{t('schedules.hint')}</EmptyStateBody>
        </EmptyState>
      )}
      {schedules.data && schedules.data.schedules.length > 0 && (
        <Table
          label={t('schedules.title')}
          items={schedules.data.schedules}
          columns={columns}
          selection={{ search: '' }}
          onSort={() => undefined}
          rowActions={(schedule) => <ActionMenu compact actions={actions} items={[schedule]} start={start} />}
          title={(schedule) => String(schedule.name)}
        />
      )}
      {adding && <ScheduleForm reports={reports} forms={forms} close={() => setAdding(false)} />}
      {dialog}
    </>
  );
}

import { EmptyState } from '@patternfly/react-core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { type Item, own } from '../api/client';
import type { Action } from '../kinds';
import { plain, shown, status, time } from '../kinds/common';
import { Table } from '../list/Table';
import { ActionMenu, useAction } from '../tasks/Actions';
import { NotLoaded } from '../ui/Problem';
import { bytes } from '../ui/format';
import { addressOf, canPreview, Preview } from './Preview';

const REFRESH_MILLIS = 3000;
const ENDED = ['done', 'failed', 'cancelled'];

const ACTIONS: Action[] = [
  { id: 'previewReport', form: (run, close) => <Preview run={run} close={close} />, possible: canPreview },
  {
    id: 'cancel',
    run: (run) => own(`/reports/runs/${run.id}/cancel`, { method: 'POST', body: {} }),
    possible: (run) => !ENDED.includes(String(run.state)),
  },
  { id: 'remove', danger: true, care: 'ask', run: (run) => own(`/reports/runs/${run.id}`, { method: 'DELETE' }) },
];

/** The reports that were made, the newest first. */
export function Runs() {
  const { t } = useTranslation();
  const runs = useQuery({
    queryKey: ['list', 'job', 'report-runs'],
    queryFn: ({ signal }) => own<{ runs: Item[] }>('/reports/runs', { signal }),
    refetchInterval: (query) => (query.state.data?.runs.some((run) => !ENDED.includes(String(run.state))) ? REFRESH_MILLIS : false),
  });
  const { start, dialog } = useAction('report', (run) => String(run.title));
  const items = useMemo(() => [...(runs.data?.runs ?? [])].reverse(), [runs.data]);
  const columns = [
    shown('title', (run) => (run.content ? <a href={addressOf(run)}>{String(run.title)}</a> : String(run.title)), { grow: 2 }),
    status('state', { sort: undefined }),
    plain('form'),
    shown('size', (run) => (run.state === 'done' ? bytes(run.size) : '')),
    time('begun', 'begun', { grow: 2 }),
    time('expires', 'expires', { grow: 2 }),
    plain('reason', 'detail', { grow: 2 }),
  ];
  if (runs.error) {
    return <NotLoaded failure={runs.error} again={() => void runs.refetch()} />;
  }
  if (items.length === 0) {
    return <EmptyState headingLevel="h2" variant="sm" titleText={runs.isPending ? t('app.loading') : t('reports.noRuns')} />;
  }
  return (
    <div className="vireo-runs">
      <Table
        label={t('reports.runs')}
        items={items}
        columns={columns}
        selection={{ search: '' }}
        onSort={() => undefined}
        rowActions={(run) => <ActionMenu compact actions={ACTIONS} items={[run]} start={start} />}
        title={(run) => String(run.title)}
      />
      {dialog}
    </div>
  );
}

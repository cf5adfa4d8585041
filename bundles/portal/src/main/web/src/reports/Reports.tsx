import {
  Button,
  Card,
  CardBody,
  CardFooter,
  CardTitle,
  EmptyState,
  Gallery,
  PageSection,
  SearchInput,
  Spinner,
  Stack,
  StackItem,
  Title,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from '@patternfly/react-core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { type Item, own, OWN } from '../api/client';
import { ReportForm, type Report } from '../forms/ReportForm';
import type { Action } from '../kinds';
import { plain, shown, status, time } from '../kinds/common';
import { Table } from '../list/Table';
import { ActionMenu, useAction } from '../tasks/Actions';
import { NotLoaded } from '../ui/Problem';
import { bytes } from '../ui/format';

const REFRESH_MILLIS = 3000;

const ACTIONS: Action[] = [
  {
    id: 'cancel',
    run: (run) => own(`/reports/runs/${run.id}/cancel`, { method: 'POST', body: {} }),
    possible: (run) => run.state !== 'done' && run.state !== 'failed' && run.state !== 'cancelled',
  },
  { id: 'remove', danger: true, care: 'ask', run: (run) => own(`/reports/runs/${run.id}`, { method: 'DELETE' }) },
];

const fileOf = (run: Item) => `${OWN}${String(run.content).slice(OWN.length)}`;

/** Which reports there are, and those that were made. */
export function Reports() {
  const { t, i18n } = useTranslation();
  const [chosen, setChosen] = useState<Report>();
  const [text, setText] = useState('');
  const reports = useQuery({
    queryKey: ['reports', i18n.language],
    queryFn: ({ signal }) =>
      own<{ reports: Report[]; forms: string[] }>('/reports', { signal, headers: { 'Accept-Language': i18n.language } }),
  });
  const groups = useMemo(() => {
    const wanted = text.toLowerCase();
    const found = (reports.data?.reports ?? []).filter((one) => `${one.title} ${one.description}`.toLowerCase().includes(wanted));
    return [...Map.groupBy(found, (one) => one.group)];
  }, [reports.data, text]);
  if (reports.error) {
    return <NotLoaded failure={reports.error} again={() => void reports.refetch()} />;
  }
  return (
    <>
      <PageSection>
        <Title headingLevel="h1">{t('reports.title')}</Title>
      </PageSection>
      <PageSection isFilled>
        <Stack hasGutter>
          <StackItem>
            <Runs />
          </StackItem>
          <StackItem>
            <Toolbar inset={{ default: 'insetNone' }}>
              <ToolbarContent>
                <ToolbarItem>
                  <SearchInput aria-label={t('reports.search')} placeholder={t('reports.search')} value={text} onChange={(_event, value) => setText(value)} onClear={() => setText('')} />
                </ToolbarItem>
              </ToolbarContent>
            </Toolbar>
            {reports.isPending && <Spinner aria-label={t('app.loading')} />}
            {groups.map(([group, members]) => (
              <section key={group} aria-label={group} className="vireo-reports">
                <Title headingLevel="h2">{group}</Title>
                <Gallery hasGutter minWidths={{ default: '18rem' }}>
                  {members.map((report) => (
                    <Card key={report.id} isCompact isFullHeight>
                      <CardTitle component="h3">{report.title}</CardTitle>
                      <CardBody>{report.description}</CardBody>
                      <CardFooter>
                        <Button variant="link" isInline onClick={() => setChosen(report)} aria-label={t('reports.runOne', { title: report.title })}>
                          {t('reports.run')}
                        </Button>
                      </CardFooter>
                    </Card>
                  ))}
                </Gallery>
              </section>
            ))}
          </StackItem>
        </Stack>
      </PageSection>
      {chosen && <ReportForm report={chosen} forms={reports.data?.forms ?? []} close={() => setChosen(undefined)} />}
    </>
  );
}

function Runs() {
  const { t } = useTranslation();
  const runs = useQuery({
    queryKey: ['list', 'job', 'report-runs'],
    queryFn: ({ signal }) => own<{ runs: Item[] }>('/reports/runs', { signal }),
    refetchInterval: (query) => (query.state.data?.runs.some((run) => run.state !== 'done' && run.state !== 'failed') ? REFRESH_MILLIS : false),
  });
  const { start, dialog } = useAction('report', (run) => String(run.title));
  const items = useMemo(() => [...(runs.data?.runs ?? [])].reverse(), [runs.data]);
  const columns = [
    shown('title', (run) => (run.content ? <a href={fileOf(run)}>{String(run.title)}</a> : String(run.title)), { grow: 2 }),
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

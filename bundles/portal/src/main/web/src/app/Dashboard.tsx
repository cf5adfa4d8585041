import { Alert, Card, CardBody, CardTitle, Gallery, GalleryItem, Grid, GridItem, List, ListItem, PageSection, Spinner, Title } from '@patternfly/react-core';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { get, type Item, list } from '../api/client';
import { useAll } from '../api/queries';
import { useSession } from '../api/session';
import { kindOf } from '../kinds';
import { PluginCards } from '../plugins/Show';
import { Meter } from '../ui/Meter';
import { Severity } from '../ui/Severity';
import { bytes, moment, statistic } from '../ui/format';
import { GettingStarted } from './GettingStarted';
import { HeatMap } from './HeatMap';
import { TopTen } from './TopTen';
import { USERS } from './where';

const COUNTED = ['data_center', 'cluster', 'host', 'storage_domain', 'vm', 'template'];
const TOP = 10;
const TREND = ['cpu_usage', 'memory_usage'];

const HistoryChart = lazy(() => import('../detail/HistoryChart'));

/** What is there, how full it is, and what needs somebody. */
export function Dashboard() {
  const { t } = useTranslation();
  const { user } = useSession();
  const hosts = useQuery({ queryKey: ['list', 'host', 'dashboard'], queryFn: ({ signal }) => list('/hosts?follow=statistics&max=5000', signal) });
  return (
    <>
      <PageSection>
        <Title headingLevel="h1">{t('dashboard.title')}</Title>
      </PageSection>
      <PageSection isFilled>
        <Grid hasGutter>
          {user?.administrator ? <GettingStarted /> : <Limited />}
          <GridItem span={12}>
            <Counts />
          </GridItem>
          <GridItem span={12}>
            <Card>
              <CardTitle>{t('dashboard.trend')}</CardTitle>
              <CardBody>
                <Suspense fallback={<Spinner aria-label={t('app.loading')} />}>
                  <HistoryChart of="system" measures={TREND} />
                </Suspense>
              </CardBody>
            </Card>
          </GridItem>
          <GridItem span={12}>
            <HeatMap hosts={hosts.data ?? []} />
          </GridItem>
          <GridItem md={6} xl={4}>
            <Utilisation hosts={hosts.data ?? []} />
          </GridItem>
          <GridItem md={6} xl={4}>
            <TopTen />
          </GridItem>
          <GridItem xl={4}>
            <Alerts />
          </GridItem>
          <PluginCards />
        </Grid>
      </PageSection>
    </>
  );
}

/** Why there is little to see for who does not see everything, and where to go. */
function Limited() {
  const { t } = useTranslation();
  return (
    <GridItem span={12}>
      <Alert isInline variant="info" title={t('dashboard.limited')} actionLinks={<a href={`${USERS}/`}>{t('dashboard.toUsers')}</a>} />
    </GridItem>
  );
}

function Counts() {
  const { t } = useTranslation();
  const summary = useQuery({ queryKey: ['list', 'vm', 'summary'], queryFn: ({ signal }) => get('', signal) });
  const all: Record<string, Item[] | undefined> = {
    data_center: useAll('data_center', 'datacenters').data,
    cluster: useAll('cluster', 'clusters').data,
    template: useAll('template', 'templates').data,
  };
  const told: Record<string, { total?: string; active?: string } | undefined> = {
    host: summary.data?.summary?.hosts,
    storage_domain: summary.data?.summary?.storage_domains,
    vm: summary.data?.summary?.vms,
  };
  return (
    <Gallery hasGutter minWidths={{ default: '8rem' }}>
      {COUNTED.map((kind) => (
        <GalleryItem key={kind}>
          <Card isCompact isFullHeight>
            <CardTitle>
              <Link to={`/${kindOf(kind).path}`}>{t(`kinds.${kind}`)}</Link>
            </CardTitle>
            <CardBody>
              <span className="vireo-count">{told[kind]?.total ?? all[kind]?.length ?? '–'}</span>
              {told[kind]?.active !== undefined && <div>{t('dashboard.active', { count: Number(told[kind]?.active) })}</div>}
            </CardBody>
          </Card>
        </GalleryItem>
      ))}
    </Gallery>
  );
}

function Utilisation({ hosts }: { hosts: Item[] }) {
  const { t } = useTranslation();
  const domains = useAll('storage_domain', 'storagedomains');
  const up = hosts.filter((host) => host.status === 'up');
  const sum = (name: string) => up.reduce((total, host) => total + (statistic(host, name) ?? 0), 0);
  const memory = { used: sum('memory.used'), all: sum('memory.total') };
  const busy = up.map((host) => statistic(host, 'cpu.current.idle')).filter((idle): idle is number => idle !== undefined);
  const cpu = busy.length > 0 ? 100 - busy.reduce((total, idle) => total + idle, 0) / busy.length : undefined;
  const data = (domains.data ?? []).filter((domain) => domain.type === 'data');
  const used = data.reduce((total, domain) => total + Number(domain.used ?? 0), 0);
  const free = data.reduce((total, domain) => total + Number(domain.available ?? 0), 0);
  const rows: [string, number | undefined, string][] = [
    ['cpu', cpu, t('dashboard.hostsUp', { count: up.length })],
    ['memory', memory.all ? (100 * memory.used) / memory.all : undefined, `${bytes(memory.used)} / ${bytes(memory.all)}`],
    ['storage', used + free ? (100 * used) / (used + free) : undefined, `${bytes(used)} / ${bytes(used + free)}`],
  ];
  return (
    <Card isFullHeight>
      <CardTitle>{t('dashboard.utilisation')}</CardTitle>
      <CardBody>
        {rows.map(([id, percent, text]) => (
          <div key={id} className="vireo-utilisation">
            <div>
              <strong>{t(`dashboard.${id}`)}</strong> <small>{text}</small>
            </div>
            <Meter percent={percent} label={`dashboard.${id}`} />
          </div>
        ))}
      </CardBody>
    </Card>
  );
}

function Alerts() {
  const { t } = useTranslation();
  const events = useQuery({
    queryKey: ['list', 'event', 'alerts'],
    queryFn: ({ signal }) => list(`/events?${new URLSearchParams({ search: 'severity > normal sortby time desc', max: String(TOP) })}`, signal),
  });
  const shown = useMemo(() => events.data ?? [], [events.data]);
  return (
    <Card isFullHeight>
      <CardTitle>{t('dashboard.alerts')}</CardTitle>
      <CardBody>
        {shown.length === 0 && t('dashboard.noAlerts')}
        <List isPlain>
          {shown.map((event) => (
            <ListItem key={event.id}>
              <Severity of={event.severity} /> {event.description} <small>{moment(event.time)}</small>
            </ListItem>
          ))}
        </List>
      </CardBody>
    </Card>
  );
}

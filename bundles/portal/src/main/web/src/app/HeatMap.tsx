import { Card, CardBody, CardHeader, CardTitle, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Item } from '../api/client';
import { useAll } from '../api/queries';
import { statistic } from '../ui/format';

const MEASURES = ['cpu', 'memory'] as const;
type Measure = (typeof MEASURES)[number];

/** From here on a cell is of the next colour. */
const STEPS = [25, 50, 75, 90];

export const heat = (percent: number): number => STEPS.filter((step) => percent >= step).length;

/** How much of a host is in use, 0 to 100; nothing when it does not tell. */
export function load(host: Item, measure: Measure): number | undefined {
  if (measure === 'cpu') {
    const idle = statistic(host, 'cpu.current.idle');
    return idle === undefined ? undefined : 100 - idle;
  }
  const used = statistic(host, 'memory.used');
  const all = statistic(host, 'memory.total');
  return used === undefined || !all ? undefined : (100 * used) / all;
}

/** All hosts by cluster, each in the colour of what it has to do; the figure stands in it. */
export function HeatMap({ hosts }: { hosts: Item[] }) {
  const { t } = useTranslation();
  const [measure, setMeasure] = useState<Measure>('cpu');
  const clusters = useAll('cluster', 'clusters');
  const groups = (clusters.data ?? []).map((cluster) => ({ cluster, hosts: hosts.filter((host) => host.cluster?.id === cluster.id) })).filter((one) => one.hosts.length > 0);
  return (
    <Card isFullHeight>
      <CardHeader
        actions={{
          actions: (
            <ToggleGroup aria-label={t('dashboard.heatOf')} isCompact>
              {MEASURES.map((one) => (
                <ToggleGroupItem key={one} buttonId={`heat-${one}`} text={t(`dashboard.${one}`)} isSelected={one === measure} onChange={() => setMeasure(one)} />
              ))}
            </ToggleGroup>
          ),
        }}
      >
        <CardTitle>{t('dashboard.heat')}</CardTitle>
      </CardHeader>
      <CardBody>
        {groups.length === 0 && t('placement.noHosts')}
        {groups.map((group) => (
          <section key={group.cluster.id} aria-label={group.cluster.name}>
            <Link to={`/hosts?q=${encodeURIComponent(`cluster = "${group.cluster.name}"`)}`}>{group.cluster.name}</Link>
            <ul className="vireo-heat">
              {group.hosts.map((host) => (
                <Cell key={host.id} host={host} percent={host.status === 'up' ? load(host, measure) : undefined} />
              ))}
            </ul>
          </section>
        ))}
      </CardBody>
    </Card>
  );
}

function Cell({ host, percent }: { host: Item; percent?: number }) {
  const { t, i18n } = useTranslation();
  const state = String(host.status ?? '');
  const text = percent === undefined ? (i18n.exists(`state.${state}`) ? t(`state.${state}`) : state) : `${Math.round(percent)} %`;
  return (
    <li>
      <Link to={`/hosts/${host.id}`} className={`vireo-heat-cell ${percent === undefined ? 'vireo-heat-none' : `vireo-heat-${heat(percent)}`}`}>
        <span>{host.name}</span> <strong>{text}</strong>
      </Link>
    </li>
  );
}

import { Card, CardBody, CardHeader, CardTitle, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { own } from '../api/client';
import { Meter } from '../ui/Meter';
import { Failure } from '../ui/Problem';

interface Ranking {
  objects: { id: string; name: string; average: number; maximum: number }[];
}

const MEASURES = ['cpu_usage', 'memory_usage'] as const;
const REFRESH_MILLIS = 60_000;

/** The machines that used most in the last day, as the warehouse knows. */
export function TopTen() {
  const { t } = useTranslation();
  const [measure, setMeasure] = useState<(typeof MEASURES)[number]>('cpu_usage');
  const ranking = useQuery({
    queryKey: ['history', 'ranking', 'vm', measure],
    queryFn: ({ signal }) => own<Ranking>(`/history/ranking/vm?${new URLSearchParams({ measure, objects: '10' })}`, { signal }),
    refetchInterval: REFRESH_MILLIS,
    retry: false,
  });
  return (
    <Card isFullHeight>
      <CardHeader
        actions={{
          actions: (
            <ToggleGroup aria-label={t('dashboard.topOf')} isCompact>
              {MEASURES.map((one) => (
                <ToggleGroupItem key={one} buttonId={`top-${one}`} text={t(`dashboard.${one.slice(0, one.indexOf('_'))}`)} isSelected={one === measure} onChange={() => setMeasure(one)} />
              ))}
            </ToggleGroup>
          ),
        }}
      >
        <CardTitle>
          <Link to={`/vms?q=${encodeURIComponent('status = up')}&sort=${measure === 'cpu_usage' ? 'cpu_usage' : 'mem_usage'}&dir=desc`}>{t('dashboard.top')}</Link>
        </CardTitle>
      </CardHeader>
      <CardBody>
        <Failure of={ranking.error} />
        {ranking.data?.objects.length === 0 && t('history.none')}
        {(ranking.data?.objects ?? []).map((vm) => (
          <div key={vm.id} className="vireo-utilisation">
            <Link to={`/vms/${vm.id}/usage`}>{vm.name}</Link>
            <Meter percent={vm.average} label={`dashboard.${measure.slice(0, measure.indexOf('_'))}`} />
          </div>
        ))}
      </CardBody>
    </Card>
  );
}

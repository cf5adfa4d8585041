import { Alert, Spinner, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { ApiError, own } from '../api/client';
import { useIsDark } from '../app/theme';
import { Failure } from '../ui/Problem';

use([LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

interface Line {
  measure: string;
  unit: string;
  average: (number | null)[];
  maximum: (number | null)[];
}

interface Series {
  from: string;
  step_seconds: number;
  lines: Line[];
}

const DAY_MILLIS = 86_400_000;
const SPANS = { day: 1, week: 7, month: 30, year: 365 } as const;
type Span = keyof typeof SPANS;

const REFRESH_MILLIS = 60_000;
const POINTS = 200;

/** How an object, or all of them, was used: what the warehouse knows. Where it knows nothing there is a gap. */
export default function HistoryChart({ of, measures }: { of: string; measures: string[] }) {
  const { t } = useTranslation();
  const [span, setSpan] = useState<Span>('day');
  const history = useQuery({
    queryKey: ['history', of, measures, span],
    queryFn: ({ signal }) => {
      const now = Date.now();
      const asked = {
        measures: measures.join(','),
        from: new Date(now - SPANS[span] * DAY_MILLIS).toISOString(),
        to: new Date(now).toISOString(),
        points: String(POINTS),
      };
      return own<Series>(`/history/${of}?${new URLSearchParams(asked)}`, { signal });
    },
    refetchInterval: REFRESH_MILLIS,
    retry: false,
  });
  const nothing = history.data?.lines.every((line) => line.average.every((value) => value === null));
  const absent = history.error instanceof ApiError && history.error.status === 404;
  return (
    <section aria-label={t('history.title')}>
      <ToggleGroup aria-label={t('history.span')}>
        {(Object.keys(SPANS) as Span[]).map((one) => (
          <ToggleGroupItem key={one} buttonId={`span-${one}`} text={t(`history.${one}`)} isSelected={span === one} onChange={() => setSpan(one)} />
        ))}
      </ToggleGroup>
      {history.isPending && <Spinner aria-label={t('app.loading')} />}
      {absent ? <Alert isInline isPlain variant="info" title={t('history.none')} /> : <Failure of={history.error} />}
      {nothing && <Alert isInline isPlain variant="info" title={t('history.none')} />}
      {history.data && !nothing && <Drawing series={history.data} />}
    </section>
  );
}

/** The latest average of each line, for those who do not see the drawing. */
function latest(series: Series, text: (measure: string) => string): string {
  return series.lines
    .map((line) => `${text(line.measure)}: ${[...line.average].reverse().find((value) => value !== null)?.toFixed(1) ?? '–'} ${line.unit}`)
    .join(', ');
}

function Drawing({ series }: { series: Series }) {
  const { t, i18n } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const dark = useIsDark();
  useEffect(() => {
    if (!place.current) {
      return undefined;
    }
    const style = getComputedStyle(document.documentElement);
    const text = style.getPropertyValue('--pf-t--global--text--color--regular').trim() || '#888';
    const line = style.getPropertyValue('--pf-t--global--border--color--default').trim() || '#888';
    const axis = { axisLabel: { color: text }, axisLine: { lineStyle: { color: line } }, splitLine: { lineStyle: { color: line } } };
    const chart = init(place.current, undefined, { renderer: 'canvas' });
    const start = Date.parse(series.from);
    chart.setOption({
      animation: false,
      textStyle: { color: text },
      // drawn on the canvas: texts with styles of their own would need a wider content security policy
      tooltip: { trigger: 'axis', renderMode: 'richText' },
      legend: { type: 'scroll', top: 0, textStyle: { color: text }, pageTextStyle: { color: text }, pageIconColor: text },
      grid: { left: 60, right: 24, top: 40, bottom: 32 },
      xAxis: { ...axis, type: 'time', splitLine: { show: false } },
      yAxis: { ...axis, type: 'value', min: 0 },
      series: series.lines.map((line) => ({
        name: i18n.exists(`measure.${line.measure}`) ? t(`measure.${line.measure}`) : `${line.measure} (${line.unit})`,
        type: 'line',
        showSymbol: false,
        data: line.average.map((value, index) => [start + index * series.step_seconds * 1000, value]),
      })),
    });
    const resized = new ResizeObserver(() => chart.resize());
    resized.observe(place.current);
    return () => {
      resized.disconnect();
      chart.dispose();
    };
    // colours are those of the page, which may have turned dark
  }, [series, dark, t, i18n]);
  return <div ref={place} className="vireo-chart" role="img" aria-label={latest(series, (measure) => t(`measure.${measure}`, { defaultValue: measure }))} />;
}

import { DescriptionList, DescriptionListDescription, DescriptionListGroup, DescriptionListTerm, Spinner, Stack, StackItem } from '@patternfly/react-core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useParts } from '../api/queries';
import { NotLoaded } from '../ui/Problem';
import { bytes } from '../ui/format';

const HistoryChart = lazy(() => import('./HistoryChart'));

function said(unit: string, datum: unknown, language: string): string {
  const number = Number(datum);
  if (unit === 'bytes') {
    return bytes(number, language);
  }
  const shown = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(number);
  const units: Record<string, string> = { percent: ' %', seconds: ' s', bytes_per_second: ' B/s', bits_per_second: ' bit/s' };
  return `${shown}${units[unit] ?? ''}`;
}

/** What an object used, as the warehouse knows, and what it uses now. */
export function Usage(wishes: { kind: string; path: string; id: string }) {
  const { t } = useTranslation();
  return (
    <Stack hasGutter>
      <StackItem>
        <Suspense fallback={<Spinner aria-label={t('app.loading')} />}>
          <HistoryChart of={`${wishes.kind}/${wishes.id}`} measures={['cpu_usage', 'memory_usage']} />
        </Suspense>
      </StackItem>
      <StackItem>
        <Now {...wishes} />
      </StackItem>
    </Stack>
  );
}

/** What an object uses now, as its host last told. */
function Now({ kind, path, id }: { kind: string; path: string; id: string }) {
  const { t, i18n } = useTranslation();
  const statistics = useParts(kind, id, `${path}/${id}/statistics`);
  if (statistics.error) {
    return <NotLoaded failure={statistics.error} again={() => void statistics.refetch()} />;
  }
  if (!statistics.data) {
    return <Spinner aria-label={t('app.loading')} />;
  }
  return (
    <DescriptionList columnModifier={{ default: '1Col', md: '2Col', xl: '3Col' }}>
      {statistics.data.map((one) => (
        <DescriptionListGroup key={one.id}>
          <DescriptionListTerm>{one.description || one.name}</DescriptionListTerm>
          <DescriptionListDescription>
            {(one.values?.value ?? []).map((value: { datum?: unknown; detail?: string }) => value.detail ?? said(one.unit, value.datum, i18n.language)).join(', ') || '–'}
          </DescriptionListDescription>
        </DescriptionListGroup>
      ))}
    </DescriptionList>
  );
}


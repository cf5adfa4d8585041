import { Alert, ExpandableSection, Label, LabelGroup, List, ListItem, Spinner, Stack, StackItem, Title } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { type Item, own } from '../api/client';
import { NotLoaded } from '../ui/Problem';
import { Ref } from '../ui/Ref';
import { words } from '../ui/format';

interface Host {
  id: string;
  name: string;
  fits: boolean;
  refusals: { filter: string; reason: string }[];
  cost?: number;
  weights?: { unit: string; factor: number; cost: number }[];
}

interface Outlook {
  possible: boolean;
  obstacles: string[];
  hosts_total: number;
  hosts_fit: number;
  refusals: Record<string, number>;
  hosts: Host[];
}

const REFRESH_MILLIS = 15_000;

/** Where a machine could start, and why not elsewhere: the scheduler's own decision, without consequences. */
export function Placement({ vm }: { vm: Item }) {
  const { t } = useTranslation();
  const outlook = useQuery({
    queryKey: ['item', 'vm', vm.id, 'placement'],
    queryFn: ({ signal }) => own<Outlook>(`/vms/${vm.id}/placement`, { signal }),
    refetchInterval: REFRESH_MILLIS,
  });
  if (outlook.error) {
    return <NotLoaded failure={outlook.error} again={() => void outlook.refetch()} />;
  }
  return outlook.data ? <Told outlook={outlook.data} /> : <Spinner aria-label={t('app.loading')} />;
}

function Told({ outlook }: { outlook: Outlook }) {
  const { t } = useTranslation();
  const hidden = outlook.hosts_total - outlook.hosts.length;
  const units = Object.entries(outlook.refusals);
  return (
    <Stack hasGutter>
      <StackItem>
        <Alert
          isInline
          variant={outlook.possible ? 'success' : 'warning'}
          title={t(outlook.possible ? 'placement.possible' : 'placement.impossible', { fit: outlook.hosts_fit, total: outlook.hosts_total })}
        >
          {outlook.obstacles.length > 0 && (
            <List>
              {outlook.obstacles.map((obstacle) => (
                <ListItem key={obstacle}>{obstacle}</ListItem>
              ))}
            </List>
          )}
        </Alert>
      </StackItem>
      {outlook.hosts_total === 0 && <StackItem>{t('placement.noHosts')}</StackItem>}
      {units.length > 0 && (
        <StackItem>
          <LabelGroup categoryName={t('placement.refusedBy')} numLabels={10}>
            {units.map(([unit, count]) => (
              <Label key={unit} color="orange">
                {t('placement.refusals', { unit: words(unit.replaceAll('-', ' ')), count })}
              </Label>
            ))}
          </LabelGroup>
        </StackItem>
      )}
      {outlook.hosts.map((host, index) => (
        <StackItem key={host.id}>
          <OneHost host={host} rank={host.fits ? index + 1 : undefined} />
        </StackItem>
      ))}
      {hidden > 0 && <StackItem>{t('placement.hidden', { count: hidden })}</StackItem>}
    </Stack>
  );
}

function OneHost({ host, rank }: { host: Host; rank?: number }) {
  const { t } = useTranslation();
  return (
    <section aria-label={host.name} className="vireo-placement">
      <Title headingLevel="h2" size="md">
        <Ref kind="host" to={host} />{' '}
        {rank === undefined ? (
          <Label isCompact color="orange">
            {t('placement.refuses')}
          </Label>
        ) : (
          <Label isCompact color="green">
            {t(rank === 1 ? 'placement.best' : 'placement.rank', { rank })}
          </Label>
        )}
      </Title>
      {rank === undefined ? (
        <List>
          {host.refusals.map((refusal) => (
            <ListItem key={refusal.filter}>
              <strong>{words(refusal.filter.replaceAll('-', ' '))}</strong>: {refusal.reason}
            </ListItem>
          ))}
        </List>
      ) : (
        <ExpandableSection toggleText={t('placement.cost', { cost: host.cost ?? 0 })} isIndented>
          <List isPlain>
            {(host.weights ?? []).map((weight) => (
              <ListItem key={weight.unit}>{`${words(weight.unit.replaceAll('-', ' '))}: ${weight.factor} × ${weight.cost}`}</ListItem>
            ))}
          </List>
        </ExpandableSection>
      )}
    </section>
  );
}

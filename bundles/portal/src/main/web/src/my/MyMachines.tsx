import {
  Button,
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  CardTitle,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  EmptyState,
  EmptyStateBody,
  Flex,
  PageSection,
  SearchInput,
  Spinner,
  Title,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from '@patternfly/react-core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Item } from '../api/client';
import { useAll } from '../api/queries';
import { useRows } from '../api/rows';
import { useSettled } from '../api/settled';
import { ConsoleButton } from '../consoles/ConsoleButton';
import { VmDialog } from '../forms/VmDialog';
import { type Action, kindOf } from '../kinds';
import { ActionMenu, useAction } from '../tasks/Actions';
import { Meter } from '../ui/Meter';
import { NotLoaded } from '../ui/Problem';
import { Status } from '../ui/Status';
import { Cards } from './Cards';
import { MyPools } from './MyPools';
import { bytes, statistic } from '../ui/format';

const BLANK = '00000000-0000-0000-0000-000000000000';
const SOURCE = { id: 'vm', path: 'vms', searched: true, follow: 'statistics' };
const nameOf = (item: Item) => item.name ?? item.id;

/** The machines of whoever is logged in, as cards; usable with a thumb. */
export function MyMachines() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [creating, setCreating] = useState(false);
  const templates = useAll('template', 'templates');
  const wanted = useSettled(text.trim().replaceAll('"', ''));
  const selection = useMemo(() => ({ search: wanted ? `name = "*${wanted}*"` : '', sort: 'name' }), [wanted]);
  const machines = useRows(SOURCE, selection);
  const { start, dialog } = useAction('vm', nameOf);
  const mayCreate = (templates.data ?? []).some((template) => template.id !== BLANK);
  if (machines.error) {
    return <NotLoaded failure={machines.error} again={machines.refetch} />;
  }
  return (
    <>
      <PageSection>
        <Title headingLevel="h1">{t('my.machines')}</Title>
        <Toolbar inset={{ default: 'insetNone' }}>
          <ToolbarContent>
            <ToolbarItem>
              <SearchInput aria-label={t('my.find')} placeholder={t('my.find')} value={text} onChange={(_event, value) => setText(value)} onClear={() => setText('')} />
            </ToolbarItem>
            {mayCreate && (
              <ToolbarItem>
                <Button onClick={() => setCreating(true)}>{t('my.create')}</Button>
              </ToolbarItem>
            )}
          </ToolbarContent>
        </Toolbar>
      </PageSection>
      <PageSection isFilled>
        {machines.isPending && <Spinner aria-label={t('app.loading')} />}
        {!machines.isPending && machines.count === 0 && (
          <EmptyState headingLevel="h2" titleText={text ? t('list.nothingFound') : t('my.none')}>
            <EmptyStateBody>{text ? t('list.nothingFoundHint') : t('my.noneHint')}</EmptyStateBody>
          </EmptyState>
        )}
        <MyPools />
        {machines.count > 0 && <Cards label={t('my.machines')} rows={machines} show={(machine) => <Machine machine={machine} start={start} />} />}
      </PageSection>
      {creating && <VmDialog close={() => setCreating(false)} />}
      {dialog}
    </>
  );
}

function Machine({ machine, start }: { machine: Item; start: (action: Action, items: Item[]) => void }) {
  const { t } = useTranslation();
  const actions = kindOf('vm').actions;
  return (
    <Card isFullHeight>
      <CardHeader actions={{ actions: <ActionMenu compact actions={actions} items={[machine]} start={start} />, hasNoOffset: true }}>
        <CardTitle component="h2">
          <Link to={`/vms/${machine.id}`}>{machine.name}</Link>
        </CardTitle>
      </CardHeader>
      <CardBody>
        <Status of={machine.status} /> {machine.description}
        <DescriptionList isHorizontal isCompact>
          <DescriptionListGroup>
            <DescriptionListTerm>{t('field.memory')}</DescriptionListTerm>
            <DescriptionListDescription>{bytes(machine.memory)}</DescriptionListDescription>
          </DescriptionListGroup>
          {machine.fqdn && (
            <DescriptionListGroup>
              <DescriptionListTerm>{t('field.fqdn')}</DescriptionListTerm>
              <DescriptionListDescription>{machine.fqdn}</DescriptionListDescription>
            </DescriptionListGroup>
          )}
        </DescriptionList>
        <Meter percent={statistic(machine, 'cpu.current.total')} label="field.cpuUsage" />
      </CardBody>
      <CardFooter>
        <Flex>
          {actions
            .filter((action) => action.first && (action.possible?.(machine) ?? true))
            .map((action) => (
              <Button key={action.id} variant="secondary" onClick={() => start(action, [machine])}>
                {t(`action.${action.id}`)}
              </Button>
            ))}
          <ConsoleButton vm={machine} />
        </Flex>
      </CardFooter>
    </Card>
  );
}

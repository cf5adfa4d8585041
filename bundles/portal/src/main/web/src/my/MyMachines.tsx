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
  Gallery,
  PageSection,
  SearchInput,
  Spinner,
  Title,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Item } from '../api/client';
import { useAll, usePages } from '../api/queries';
import { ConsoleButton } from '../consoles/ConsoleButton';
import { VmDialog } from '../forms/VmDialog';
import { type Action, kindOf } from '../kinds';
import { ActionMenu, useAction } from '../tasks/Actions';
import { Meter } from '../ui/Meter';
import { NotLoaded } from '../ui/Problem';
import { Status } from '../ui/Status';
import { MyPools } from './MyPools';
import { bytes, statistic } from '../ui/format';

const BLANK = '00000000-0000-0000-0000-000000000000';
const nameOf = (item: Item) => item.name ?? item.id;

/** The machines of whoever is logged in, as cards; usable with a thumb. */
export function MyMachines() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [creating, setCreating] = useState(false);
  const templates = useAll('template', 'templates');
  const pages = usePages('vm', 'vms', true, { search: text.trim() ? `name = "*${text.trim().replaceAll('"', '')}*"` : '', sort: 'name' }, 'statistics');
  const { start, dialog } = useAction('vm', nameOf);
  const machines = pages.data?.pages.flat() ?? [];
  const mayCreate = (templates.data ?? []).some((template) => template.id !== BLANK);
  if (pages.error) {
    return <NotLoaded failure={pages.error} again={() => void pages.refetch()} />;
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
        {pages.isPending && <Spinner aria-label={t('app.loading')} />}
        {pages.data && machines.length === 0 && (
          <EmptyState headingLevel="h2" titleText={text ? t('list.nothingFound') : t('my.none')}>
            <EmptyStateBody>{text ? t('list.nothingFoundHint') : t('my.noneHint')}</EmptyStateBody>
          </EmptyState>
        )}
        <MyPools />
        <Gallery hasGutter minWidths={{ default: '18rem' }}>
          {machines.map((machine) => (
            <Machine key={machine.id} machine={machine} start={start} />
          ))}
        </Gallery>
        {pages.hasNextPage && (
          <Button variant="link" onClick={() => void pages.fetchNextPage()} isLoading={pages.isFetchingNextPage}>
            {t('my.more')}
          </Button>
        )}
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

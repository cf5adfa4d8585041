import { Button, ExpandableSection, PageSection, Spinner, Title, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { type Item, own } from '../api/client';
import { Help } from '../app/Help';
import { plain, shown, status, time } from '../kinds/common';
import { Table } from '../list/Table';
import { InPortal } from './InPortal';
import { ActionMenu, useAction } from '../tasks/Actions';
import { NotLoaded } from '../ui/Problem';
import { moment } from '../ui/format';
import { InstallForm } from './InstallForm';
import { ACTIONS, titleOf } from './actions';

const COLUMNS = [
  shown('name', (plugin) => <Link to={`/plugins/${plugin.id}`}>{titleOf(plugin)}</Link>, { grow: 2 }),
  status('status', { sort: undefined }),
  plain('version', 'version', { grow: 2 }),
  plain('vendor'),
  plain('origin'),
  time('changed', 'changed', { grow: 1.5 }),
];

/** The plugins of the engine, and those that it refused. */
export function Plugins() {
  const { t } = useTranslation();
  const [installing, setInstalling] = useState(false);
  const plugins = useQuery({
    queryKey: ['list', 'plugin'],
    queryFn: ({ signal }) => own<{ plugins: Item[]; refused: Item[] }>('/plugins', { signal }),
  });
  const { start, dialog } = useAction('plugin', titleOf);
  return (
    <>
      <PageSection>
        <Title headingLevel="h1">
          {t('plugins.title')} <Help page="plugins" />
        </Title>
      </PageSection>
      <PageSection isFilled className="vireo-list">
        <Toolbar inset={{ default: 'insetNone' }}>
          <ToolbarContent>
            <ToolbarItem>
              <Button onClick={() => setInstalling(true)}>{t('plugins.install')}</Button>
            </ToolbarItem>
          </ToolbarContent>
        </Toolbar>
        {plugins.error && <NotLoaded failure={plugins.error} again={() => void plugins.refetch()} />}
        {plugins.isPending && <Spinner aria-label={t('app.loading')} />}
        {plugins.data && (
          <Table
            label={t('plugins.title')}
            items={plugins.data.plugins}
            columns={COLUMNS}
            selection={{ search: '' }}
            onSort={() => undefined}
            rowActions={(plugin) => <ActionMenu compact actions={ACTIONS} items={[plugin]} start={start} />}
            title={titleOf}
          />
        )}
        <InPortal />
        {plugins.data && plugins.data.refused.length > 0 && <Refused events={plugins.data.refused} />}
      </PageSection>
      {installing && <InstallForm close={() => setInstalling(false)} />}
      {dialog}
    </>
  );
}

function Refused({ events }: { events: Item[] }) {
  const { t } = useTranslation();
  return (
    <ExpandableSection toggleText={t('plugins.refused', { count: events.length })}>
      <ul>
        {events.map((event) => (
          <li key={`${event.at}${event.message}`}>
            {moment(event.at)} {event.plugin} {event.version}: {event.message}
          </li>
        ))}
      </ul>
    </ExpandableSection>
  );
}

import { Button, Card, CardBody, CardTitle, EmptyState, EmptyStateBody, Flex, FlexItem, Gallery, Label } from '@patternfly/react-core';
import { CheckCircleIcon, ExclamationCircleIcon } from '@patternfly/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Item } from '../api/client';
import { plain, shown, time } from '../kinds/common';
import { Table } from '../list/Table';
import { useAction } from '../tasks/Actions';
import { Status } from '../ui/Status';
import { InstallForm } from './InstallForm';
import { ACTIONS, titleOf } from './actions';

const always = () => undefined;
const HOSTS = [
  shown('host', (half) => <Link to={`/hosts/${half.id}`}>{half.name || half.id}</Link>, { grow: 2 }),
  shown('status', (half) => <Status of={half.active ? 'active' : 'unavailable'} />),
  plain('version', 'version', { grow: 2 }),
  plain('reason', 'reason', { grow: 3 }),
  time('changed', 'changed', { grow: 1.5 }),
];

/** How the plugin's part for hosts is on each of them. */
export function PluginHosts({ plugin }: { plugin: Item }) {
  const { t } = useTranslation();
  const halves = (plugin.hosts ?? []) as Item[];
  return halves.length === 0 ? (
    <EmptyState headingLevel="h2" titleText={t('plugins.noHosts')}>
      <EmptyStateBody>{t('plugins.noHostsHint')}</EmptyStateBody>
    </EmptyState>
  ) : (
    <Table label={t('tab.hosts')} items={halves} columns={HOSTS} selection={{ search: '' }} onSort={always} title={(half) => String(half.name)} />
  );
}

/** The version that works, the one before, and the way to another. */
export function PluginVersions({ plugin }: { plugin: Item }) {
  const { t } = useTranslation();
  const [installing, setInstalling] = useState(false);
  const { start, dialog } = useAction('plugin', titleOf);
  const back = ACTIONS.find((action) => action.id === 'rollback');
  return (
    <Gallery hasGutter minWidths={{ default: '20rem' }}>
      <Card>
        <CardTitle component="h2">{t('plugins.present')}</CardTitle>
        <CardBody>
          <p>
            <code>{plugin.version}</code>
          </p>
          <Button onClick={() => setInstalling(true)}>{t('plugins.upgrade')}</Button>
        </CardBody>
      </Card>
      <Card>
        <CardTitle component="h2">{t('plugins.before')}</CardTitle>
        <CardBody>
          <p>{plugin.previous_version ? <code>{plugin.previous_version}</code> : t('plugins.noneBefore')}</p>
          <Button variant="secondary" isDisabled={!plugin.previous_version} onClick={() => back && start(back, [plugin])}>
            {t('action.rollback')}
          </Button>
        </CardBody>
      </Card>
      {installing && <InstallForm title={t('plugins.upgradeOf', { title: titleOf(plugin) })} close={() => setInstalling(false)} />}
      {dialog}
    </Gallery>
  );
}

const HISTORY = [
  time('time', 'at', { grow: 2 }),
  shown('event', (event) => <Outcome of={event} />, { grow: 1.2 }),
  plain('message', 'message', { grow: 5 }),
  shown('by', (event) => event.by),
];

function Outcome({ of }: { of: Item }) {
  const { t } = useTranslation();
  return (
    <Label isCompact status={of.succeeded ? 'success' : 'danger'} icon={of.succeeded ? <CheckCircleIcon /> : <ExclamationCircleIcon />}>
      {t(`pluginEvent.${of.action}`, { defaultValue: String(of.action).replaceAll('_', ' ') })}
    </Label>
  );
}

/** What was done with the plugin, the newest first. */
export function PluginHistory({ plugin }: { plugin: Item }) {
  const { t } = useTranslation();
  const events = ((plugin.history ?? []) as Item[]).map((event, index) => ({ ...event, id: String(index) }));
  return (
    <Flex direction={{ default: 'column' }}>
      <FlexItem>
        <Table label={t('tab.events')} items={events} columns={HISTORY} selection={{ search: '' }} onSort={always} title={(event) => event.id} />
      </FlexItem>
    </Flex>
  );
}

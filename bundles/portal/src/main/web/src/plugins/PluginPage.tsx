import { Breadcrumb, BreadcrumbItem, Flex, FlexItem, PageSection, Spinner, Tab, Tabs, TabTitleText, Title } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { type Item, own } from '../api/client';
import { Help } from '../app/Help';
import { ActionMenu, useAction } from '../tasks/Actions';
import { Boundary, NotLoaded } from '../ui/Problem';
import { Status } from '../ui/Status';
import { PluginFacts } from './PluginFacts';
import { PluginHistory, PluginHosts, PluginVersions } from './PluginParts';
import { PluginSettings } from './PluginSettings';
import { ACTIONS, titleOf } from './actions';

const PANEL = 'plugin-content';
const TABS: Record<string, (plugin: Item) => ReactNode> = {
  general: (plugin) => <PluginFacts plugin={plugin} />,
  settings: (plugin) => <PluginSettings plugin={plugin} />,
  hosts: (plugin) => <PluginHosts plugin={plugin} />,
  versions: (plugin) => <PluginVersions plugin={plugin} />,
  events: (plugin) => <PluginHistory plugin={plugin} />,
};

/** One plugin: what it brings, how it does, its settings, and how it came here. */
export function PluginPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const plugin = useQuery({ queryKey: ['item', 'plugin', id], queryFn: ({ signal }) => own<Item>(`/plugins/${id}`, { signal }) });
  if (plugin.error) {
    return <NotLoaded failure={plugin.error} again={() => void plugin.refetch()} />;
  }
  return plugin.data ? <Loaded plugin={plugin.data} /> : <Spinner aria-label={t('app.loading')} />;
}

function Loaded({ plugin }: { plugin: Item }) {
  const { t } = useTranslation();
  const { tab = 'general' } = useParams();
  const navigate = useNavigate();
  const { start, dialog } = useAction('plugin', titleOf, (action) => {
    if (action.id === 'uninstall') {
      void navigate('/plugins');
    }
  });
  const shown = tab in TABS ? tab : 'general';
  return (
    <>
      <PageSection>
        <Breadcrumb>
          <BreadcrumbItem render={() => <Link to="/plugins">{t('plugins.title')}</Link>} />
          <BreadcrumbItem isActive>{titleOf(plugin)}</BreadcrumbItem>
        </Breadcrumb>
        <Flex>
          <FlexItem>
            <Title headingLevel="h1">{titleOf(plugin)}</Title>
          </FlexItem>
          <FlexItem>
            <Status of={plugin.status} />
          </FlexItem>
          <FlexItem>
            <Help page="plugins" />
          </FlexItem>
          <FlexItem align={{ default: 'alignRight' }}>
            <ActionMenu actions={ACTIONS} items={[plugin]} start={start} />
          </FlexItem>
        </Flex>
      </PageSection>
      <PageSection type="tabs">
        <Tabs
          activeKey={shown}
          onSelect={(_event, key) => void navigate(`/plugins/${plugin.id}${key === 'general' ? '' : `/${key}`}`)}
          aria-label={t('kind.plugin')}
          usePageInsets
        >
          {Object.keys(TABS).map((key) => (
            <Tab key={key} eventKey={key} tabContentId={PANEL} title={<TabTitleText>{t(`tab.${key}`)}</TabTitleText>} />
          ))}
        </Tabs>
      </PageSection>
      <PageSection isFilled>
        <div id={PANEL} role="tabpanel" aria-label={t(`tab.${shown}`)}>
          <Boundary key={shown} title={t('problem.title')}>
            {TABS[shown](plugin)}
          </Boundary>
        </div>
      </PageSection>
      {dialog}
    </>
  );
}

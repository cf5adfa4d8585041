import {
  Breadcrumb,
  BreadcrumbItem,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Flex,
  FlexItem,
  PageSection,
  Spinner,
  Tab,
  Tabs,
  TabTitleText,
  Title,
} from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { Item } from '../api/client';
import { useItem } from '../api/queries';
import { Help } from '../app/Help';
import { ConsoleButton } from '../consoles/ConsoleButton';
import type { Kind } from '../kinds';
import { Gone } from '../plugins/Show';
import { isPlugged, useActionsOf, useTabsOf } from '../plugins/kinds';
import { ActionMenu, useAction } from '../tasks/Actions';
import { Boundary, NotLoaded } from '../ui/Problem';
import { Status } from '../ui/Status';

const GENERAL = 'general';
/** All tabs show their content in one place. */
const PANEL = 'tab-content';

/** One object, with a tab for each thing it has; the tab is part of the address. */
export function DetailPage({ kind }: { kind: Kind }) {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const item = useItem(kind.id, kind.path, id, kind.follow);
  if (item.error) {
    return <NotLoaded failure={item.error} again={() => void item.refetch()} />;
  }
  return item.data ? <Loaded kind={kind} item={item.data} /> : <Spinner aria-label={t('app.loading')} />;
}

function Loaded({ kind, item }: { kind: Kind; item: Item }) {
  const { t } = useTranslation();
  const { tab = GENERAL } = useParams();
  const navigate = useNavigate();
  const title = kind.title ?? ((one: Item) => one.name ?? one.id);
  const { start, dialog } = useAction(kind.id, title, (action) => {
    if (action.id === 'remove') {
      void navigate(`/${kind.path}`);
    }
  });
  const tabs = useTabsOf(kind.id, kind.tabs);
  const actions = useActionsOf(kind.id, kind.actions);
  const shown = tabs.find((one) => one.id === tab);
  const tabTitle = (key: string) => tabs.find((one) => one.id === key)?.title ?? t(`tab.${key}`);
  return (
    <>
      <PageSection>
        <Breadcrumb>
          <BreadcrumbItem render={() => <Link to={`/${kind.path}`}>{t(`kinds.${kind.id}`)}</Link>} />
          <BreadcrumbItem isActive>{title(item)}</BreadcrumbItem>
        </Breadcrumb>
        <Flex>
          <FlexItem>
            <Title headingLevel="h1">{title(item)}</Title>
          </FlexItem>
          <FlexItem>{typeof item.status === 'string' && <Status of={item.status} />}</FlexItem>
          <FlexItem>
            <Help page={kind.help} />
          </FlexItem>
          <FlexItem align={{ default: 'alignRight' }} className="vireo-actions">
            {kind.id === 'vm' && <ConsoleButton vm={item} />}
            <ActionMenu actions={actions} items={[item]} start={start} />
          </FlexItem>
        </Flex>
      </PageSection>
      {kind.notice?.(item)}
      <PageSection type="tabs">
        <Tabs
          activeKey={shown ? tab : GENERAL}
          onSelect={(_event, key) => void navigate(`/${kind.path}/${item.id}${key === GENERAL ? '' : `/${key}`}`)}
          aria-label={t(`kind.${kind.id}`)}
          usePageInsets
        >
          {[GENERAL, ...tabs.map((one) => one.id)].map((key) => (
            <Tab key={key} eventKey={key} tabContentId={PANEL} title={<TabTitleText>{tabTitle(key)}</TabTitleText>} />
          ))}
        </Tabs>
      </PageSection>
      <PageSection isFilled>
        <div id={PANEL} role="tabpanel" aria-label={tabTitle(shown ? tab : GENERAL)}>
          <Boundary key={tab} title={t('problem.title')}>
            {shown ? shown.show(item) : isPlugged(tab) ? <Gone /> : <Facts kind={kind} item={item} />}
          </Boundary>
        </div>
      </PageSection>
      {dialog}
    </>
  );
}

function Facts({ kind, item }: { kind: Kind; item: Item }) {
  const { t } = useTranslation();
  const told = kind.fields.filter((field) => !field.listOnly);
  return (
    <DescriptionList columnModifier={{ default: '1Col', md: '2Col', xl: '3Col' }}>
      {told.map((field) => (
        <DescriptionListGroup key={field.id}>
          <DescriptionListTerm>{t(`field.${field.id}`)}</DescriptionListTerm>
          <DescriptionListDescription>{field.show(item) || '–'}</DescriptionListDescription>
        </DescriptionListGroup>
      ))}
      <DescriptionListGroup>
        <DescriptionListTerm>{t('field.id')}</DescriptionListTerm>
        <DescriptionListDescription>
          <code>{item.id}</code>
        </DescriptionListDescription>
      </DescriptionListGroup>
    </DescriptionList>
  );
}

import { Card, CardBody, CardTitle, EmptyState, EmptyStateBody, GridItem, PageSection, Spinner, Title } from '@patternfly/react-core';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Item } from '../api/client';
import { Boundary } from '../ui/Problem';
import { keyOf, type Part, self, type TabPart } from './parts';
import { usePlugged } from './PluginsProvider';
import { useSaid } from './words';

/** Keeps a part of a plugin to itself: what fails in it is said in its place, with the plugin's name. */
export function Contained({ part, children }: { part: Part; children: ReactNode }) {
  const { t } = useTranslation();
  const say = useSaid();
  return (
    <Boundary key={part.plugin.base} title={t('plugged.failed', { plugin: say(part.plugin.title), part: say(part.title) })}>
      <Suspense fallback={<Spinner aria-label={t('app.loading')} />}>{children}</Suspense>
    </Boundary>
  );
}

/** In place of what a plugin showed that is not there any more. */
export function Gone() {
  const { t } = useTranslation();
  return (
    <EmptyState headingLevel="h1" titleText={t('plugged.gone')}>
      <EmptyStateBody>
        {t('plugged.goneHint')} <Link to="/">{t('dashboard.title')}</Link>
      </EmptyStateBody>
    </EmptyState>
  );
}

/** A page of a plugin. */
export function PluginPage() {
  const { t } = useTranslation();
  const say = useSaid();
  const { plugin, page } = useParams();
  const { parts, settled } = usePlugged();
  const part = parts.pages.find((one) => one.plugin.id === plugin && one.id === page);
  if (!part) {
    return settled ? <Gone /> : <Spinner aria-label={t('app.loading')} />;
  }
  return (
    <>
      <PageSection>
        <Title headingLevel="h1">{say(part.title)}</Title>
      </PageSection>
      <PageSection isFilled>
        <Contained part={part}>
          <part.Show plugin={self(part.plugin)} />
        </Contained>
      </PageSection>
    </>
  );
}

/** What a tab of a plugin shows of an object. */
export function PluginTab({ part, item }: { part: TabPart; item: Item }) {
  return (
    <Contained part={part}>
      <part.Show plugin={self(part.plugin)} item={item} />
    </Contained>
  );
}

/** Cards of plugins on the dashboard. */
export function PluginCards() {
  const say = useSaid();
  return usePlugged().parts.cards.map((part) => (
    <GridItem key={keyOf(part)} md={part.wide ? 12 : 6} xl={part.wide ? 12 : 4}>
      <Card isFullHeight>
        <CardTitle>{say(part.title)}</CardTitle>
        <CardBody>
          <Contained part={part}>
            <part.Show plugin={self(part.plugin)} />
          </Contained>
        </CardBody>
      </Card>
    </GridItem>
  ));
}

import { EmptyState, Label, PageSection, Spinner, Title } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { type Item, own } from '../api/client';
import type { Action } from '../kinds';
import { plain, ref, shown, time } from '../kinds/common';
import { Table } from '../list/Table';
import { ActionMenu, useAction } from '../tasks/Actions';
import { NotLoaded } from '../ui/Problem';
import { Help } from './Help';

const LOOK_AGAIN_MILLIS = 10_000;

const ACTIONS: Action[] = [{ id: 'endSession', care: 'ask', danger: true, run: (session) => own(`/sessions/${session.id}`, { method: 'DELETE' }) }];

/** Who is logged in, from where and since when. */
export function UserSessions() {
  const { t } = useTranslation();
  const sessions = useQuery({
    queryKey: ['list', 'session'],
    queryFn: ({ signal }) => own<{ sessions: Item[] }>('/sessions', { signal }),
    refetchInterval: LOOK_AGAIN_MILLIS,
  });
  const nameOf = (session: Item) => String(session.user?.name ?? session.id);
  const { start, dialog } = useAction('session', nameOf);
  const columns = [
    ref('user', 'user', 'user', { grow: 2 }),
    shown('current', (session) => (session.current ? <Label isCompact color="blue">{t('sessions.this')}</Label> : null)),
    plain('address', 'address', { grow: 1.5 }),
    time('begun', 'begun', { grow: 2 }),
    time('lastUsed', 'last_used', { grow: 2 }),
    time('expires', 'expires', { grow: 2 }),
  ];
  return (
    <>
      <PageSection>
        <Title headingLevel="h1">
          {t('sessions.title')} <Help page="permissions" />
        </Title>
        <p>{t('sessions.about')}</p>
      </PageSection>
      <PageSection isFilled className="vireo-list">
        {sessions.error && <NotLoaded failure={sessions.error} again={() => void sessions.refetch()} />}
        {sessions.isPending && <Spinner aria-label={t('app.loading')} />}
        {sessions.data?.sessions.length === 0 && <EmptyState headingLevel="h2" titleText={t('sessions.none')} />}
        {sessions.data && sessions.data.sessions.length > 0 && (
          <Table
            label={t('sessions.title')}
            items={sessions.data.sessions}
            columns={columns}
            selection={{ search: '' }}
            onSort={() => undefined}
            rowActions={(session) => <ActionMenu compact actions={ACTIONS} items={[session]} start={start} />}
            title={nameOf}
          />
        )}
      </PageSection>
      {dialog}
    </>
  );
}

import { EmptyState, PageSection, Spinner, Title } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session';
import { useParts } from '../api/queries';
import { permissionsOf } from '../kinds/parts';
import { Table } from '../list/Table';
import { NotLoaded } from '../ui/Problem';

/** What whoever is logged in was allowed. */
export function MyPermissions() {
  const { t } = useTranslation();
  const { user } = useSession();
  const id = user?.id ?? '';
  const permissions = useParts('user', id, `users/${id}/permissions`, Boolean(id));
  if (permissions.error) {
    return <NotLoaded failure={permissions.error} again={() => void permissions.refetch()} />;
  }
  return (
    <>
      <PageSection>
        <Title headingLevel="h1">{t('my.permissions')}</Title>
      </PageSection>
      <PageSection isFilled>
        {permissions.isPending && <Spinner aria-label={t('app.loading')} />}
        {permissions.data?.length === 0 && <EmptyState headingLevel="h2" titleText={t('part.permissions.none')} />}
        {permissions.data && permissions.data.length > 0 && (
          <Table
            label={t('my.permissions')}
            items={permissions.data}
            columns={permissionsOf(`users/${id}`).fields}
            selection={{ search: '' }}
            onSort={() => undefined}
            title={(item) => item.id}
          />
        )}
      </PageSection>
    </>
  );
}

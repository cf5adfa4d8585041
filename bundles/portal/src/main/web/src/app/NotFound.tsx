import { EmptyState, EmptyStateBody } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyState headingLevel="h1" titleText={t('app.notFound')}>
      <EmptyStateBody>
        <Link to="/">{t('dashboard.title')}</Link>
      </EmptyStateBody>
    </EmptyState>
  );
}

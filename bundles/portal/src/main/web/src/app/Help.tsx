import { Button } from '@patternfly/react-core';
import { OutlinedQuestionCircleIcon } from '@patternfly/react-icons';
import { useTranslation } from 'react-i18next';

/** A link to the page of the handbook that the engine serves. */
export function Help({ page }: { page?: string }) {
  const { t } = useTranslation();
  return page ? (
    <Button component="a" variant="plain" href={`/docs/${page}`} target="_blank" rel="noopener" aria-label={t('app.help')} icon={<OutlinedQuestionCircleIcon />} />
  ) : null;
}

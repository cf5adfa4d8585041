import { Card, CardBody, CardTitle, Content, PageSection, Spinner, Stack, StackItem, Title } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { own } from '../api/client';
import { SettingsForm, type SettingsSpec } from '../forms/SettingsForm';
import { NotLoaded } from '../ui/Problem';
import { Help } from './Help';

const KEY = ['settings'];

/** What of the engine can be changed while it runs. */
export function Settings() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const settings = useQuery({ queryKey: KEY, queryFn: ({ signal }) => own<{ settings: SettingsSpec[] }>('/settings', { signal }) });
  const save = async (pid: string, values: Record<string, string>) => {
    queries.setQueryData(KEY, await own(`/settings/${pid}`, { method: 'PUT', body: { values } }));
  };
  return (
    <>
      <PageSection>
        <Title headingLevel="h1">
          {t('settings.title')} <Help page="settings" />
        </Title>
        <Content component="p">{t('settings.about')}</Content>
      </PageSection>
      <PageSection isFilled>
        {settings.error && <NotLoaded failure={settings.error} again={() => void settings.refetch()} />}
        {settings.isPending && <Spinner aria-label={t('app.loading')} />}
        <Stack hasGutter>
          {settings.data?.settings.map((spec) => (
            <StackItem key={spec.pid}>
              <Card>
                <CardTitle component="h2">{t(`settingsOf.${spec.pid.replaceAll('.', '_')}`, { defaultValue: spec.name })}</CardTitle>
                <CardBody>
                  <SettingsForm spec={spec} save={(values) => save(spec.pid, values)} />
                </CardBody>
              </Card>
            </StackItem>
          ))}
        </Stack>
      </PageSection>
    </>
  );
}

import { Card, CardBody, CardTitle, GridItem, ProgressStep, ProgressStepper } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { list } from '../api/client';
import { useAll } from '../api/queries';

/** The way from an empty platform to a first virtual machine; gone once there is one. */
export function GettingStarted() {
  const { t } = useTranslation();
  const hosts = useAll('host', 'hosts');
  const domains = useAll('storage_domain', 'storagedomains');
  const vms = useQuery({ queryKey: ['list', 'vm', 'any'], queryFn: ({ signal }) => list('/vms?max=1', signal) });
  if (!hosts.data || !domains.data || !vms.data || vms.data.length > 0) {
    return null;
  }
  const steps: [string, string, boolean][] = [
    ['host', 'hosts', hosts.data.some((host) => host.status === 'up')],
    ['storage', 'storagedomains', domains.data.some((domain) => domain.type === 'data')],
    ['vm', 'vms', false],
  ];
  const next = steps.findIndex(([, , done]) => !done);
  return (
    <GridItem span={12}>
      <Card>
        <CardTitle>{t('start.title')}</CardTitle>
        <CardBody>
          <ProgressStepper aria-label={t('start.title')}>
            {steps.map(([id, path, done], index) => (
              <ProgressStep
                key={id}
                id={`start-${id}`}
                titleId={`start-title-${id}`}
                variant={done ? 'success' : index === next ? 'info' : 'pending'}
                isCurrent={index === next}
                aria-label={t(`start.${id}`)}
                description={t(`start.${id}Hint`)}
              >
                <Link to={`/${path}`}>{t(`start.${id}`)}</Link>
              </ProgressStep>
            ))}
          </ProgressStepper>
        </CardBody>
      </Card>
    </GridItem>
  );
}

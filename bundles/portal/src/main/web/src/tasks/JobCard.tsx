import {
  Alert,
  Button,
  ExpandableSection,
  List,
  ListItem,
  NotificationDrawerListItem,
  NotificationDrawerListItemBody,
  NotificationDrawerListItemHeader,
  Progress,
  ProgressMeasureLocation,
  ProgressSize,
} from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSaying } from '../ui/Problem';
import { duration, moment } from '../ui/format';
import { JobSteps } from './JobSteps';
import { cancelJob, type Job, useJobLog, wayOut } from './jobs';

const VARIANT = { started: 'info', finished: 'success', failed: 'danger', aborted: 'warning', unknown: 'warning' } as const;

/** One job: how far it is, how to end it, what it does, and what to do when it failed. */
export function JobCard({ job }: { job: Job }) {
  const { t } = useTranslation();
  const running = job.status === 'started';
  return (
    <NotificationDrawerListItem variant={VARIANT[job.status]} isRead={!running}>
      <NotificationDrawerListItemHeader
        title={job.description}
        headingLevel="h3"
        variant={VARIANT[job.status]}
        srTitle={t(`state.${job.status}`, { defaultValue: job.status })}
      />
      <NotificationDrawerListItemBody timestamp={moment(job.started)}>
        {running && <HowFar job={job} />}
        {job.failure && <Why job={job} />}
        <ExpandableSection toggleText={t('tab.steps')} isIndented>
          <JobSteps steps={job.steps} />
        </ExpandableSection>
        <Log job={job} />
      </NotificationDrawerListItemBody>
    </NotificationDrawerListItem>
  );
}

function HowFar({ job }: { job: Job }) {
  const { t } = useTranslation();
  const say = useSaying();
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelJob(job.id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['list', 'job'] }),
  });
  let label = job.seconds_left === undefined ? t('job.percent', { percent: job.percent ?? 0 }) : t('job.left', { percent: job.percent ?? 0, time: duration(job.seconds_left) });
  if (job.undoing) {
    label = t('job.undoing');
  } else if (job.cancelled_by) {
    label = t('job.ending');
  }
  return (
    <>
      <Progress
        id={`progress-${job.id}`}
        value={job.percent ?? 0}
        size={ProgressSize.sm}
        measureLocation={ProgressMeasureLocation.outside}
        label={label}
        aria-label={t('job.progress', { job: job.description })}
      />
      {job.cancellable && (
        <Button variant="link" isInline isDanger isLoading={cancel.isPending} isDisabled={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('job.cancel')}
        </Button>
      )}
      {cancel.error && <Alert variant="warning" isInline isPlain title={say(cancel.error)} />}
    </>
  );
}

function Why({ job }: { job: Job }) {
  const { t } = useTranslation();
  const way = wayOut(job);
  return (
    <Alert variant={job.status === 'aborted' ? 'warning' : 'danger'} isInline isPlain component="h4" title={job.failure}>
      {way && (
        <p>
          {t(`job.way.${way}`)}{' '}
          <a href="/docs/jobs.md" target="_blank" rel="noopener">
            {t('job.more')}
          </a>
        </p>
      )}
    </Alert>
  );
}

function Log({ job }: { job: Job }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const log = useJobLog(job.id, open);
  return (
    <ExpandableSection toggleText={t('job.log')} isExpanded={open} onToggle={(_event, wanted) => setOpen(wanted)} isIndented>
      {log.data?.length === 0 && t('job.nothing')}
      <List isPlain>
        {(log.data ?? []).map((line, at) => (
          <ListItem key={at}>
            <small>{moment(line.time)}</small> {line.description}
          </ListItem>
        ))}
      </List>
    </ExpandableSection>
  );
}

import {
  Button,
  List,
  ListItem,
  NotificationDrawer,
  NotificationDrawerBody,
  NotificationDrawerHeader,
  NotificationDrawerList,
  NotificationDrawerListItem,
  NotificationDrawerListItemBody,
  NotificationDrawerListItemHeader,
} from '@patternfly/react-core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { TransferList } from '../uploads/TransferList';
import { JobCard } from './JobCard';
import { type Job, useJobs } from './jobs';
import { type Doing, useTasks } from './run';

/** Says on the desktop that a job ended, if the user wanted that and looks elsewhere. */
function useDesktopWord(jobs: Job[] | undefined) {
  const { t } = useTranslation();
  const before = useRef(new Map<string, string>());
  useEffect(() => {
    for (const job of jobs ?? []) {
      const was = before.current.get(job.id);
      if (was === 'started' && job.status !== 'started' && document.hidden && 'Notification' in window && Notification.permission === 'granted') {
        new Notification(job.description, { body: job.failure ?? t(`state.${job.status}`) });
      }
      before.current.set(job.id, job.status);
    }
  }, [jobs, t]);
}

export function TaskDrawer() {
  const { t } = useTranslation();
  const tasks = useTasks();
  const jobs = useJobs(true);
  useDesktopWord(jobs.data);
  const failures = tasks.doings.filter((doing) => doing.results.some((result) => result.state === 'failed'));
  return (
    <NotificationDrawer aria-label={t('tasks.title')}>
      <NotificationDrawerHeader title={t('tasks.title')} onClose={() => tasks.show(false)}>
        {'Notification' in window && Notification.permission === 'default' && (
          <Button variant="link" isInline onClick={() => void Notification.requestPermission()}>
            {t('tasks.notify')}
          </Button>
        )}
      </NotificationDrawerHeader>
      <NotificationDrawerBody>
        <TransferList />
        {failures.length > 0 && <Refused doings={failures} forget={tasks.forget} />}
        <NotificationDrawerList aria-label={t('kinds.job')}>
          {(jobs.data ?? []).map((job) => (
            <JobCard key={job.id} job={job} />
          ))}
        </NotificationDrawerList>
      </NotificationDrawerBody>
    </NotificationDrawer>
  );
}

/** What the engine would not do, object by object. */
function Refused({ doings, forget }: { doings: Doing[]; forget: () => void }) {
  const { t } = useTranslation();
  return (
    <NotificationDrawerList aria-label={t('tasks.refused')}>
      {doings.map((doing) => (
        <NotificationDrawerListItem key={doing.id} variant="danger" isRead={false}>
          <NotificationDrawerListItemHeader
            title={t('tasks.refusedOf', { action: doing.action, count: doing.results.filter((one) => one.state === 'failed').length })}
            headingLevel="h3"
            variant="danger"
            srTitle={t('tasks.refused')}
          >
            <Button variant="link" isInline onClick={forget}>
              {t('tasks.forget')}
            </Button>
          </NotificationDrawerListItemHeader>
          <NotificationDrawerListItemBody>
            <List isPlain>
              {doing.results
                .filter((result) => result.state === 'failed')
                .map((result) => (
                  <ListItem key={result.item.id}>
                    {`${result.item.name ?? result.item.id}: ${result.reason} `}
                    {doing.action === t('action.start') && result.item.href?.includes('/vms/') && (
                      <Link to={`/vms/${result.item.id}/placement`}>{t('placement.ask')}</Link>
                    )}
                  </ListItem>
                ))}
            </List>
          </NotificationDrawerListItemBody>
        </NotificationDrawerListItem>
      ))}
    </NotificationDrawerList>
  );
}

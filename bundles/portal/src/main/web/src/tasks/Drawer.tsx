import {
  Button,
  ExpandableSection,
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
import { useQuery } from '@tanstack/react-query';
import { type Item, list } from '../api/client';
import { moment } from '../ui/format';
import { TransferList } from '../uploads/TransferList';
import { Steps } from './Steps';
import { type Doing, useTasks } from './run';

const SHOWN = 30;
const VARIANT = { started: 'info', finished: 'success', failed: 'danger', aborted: 'warning' } as const;

/** The API tells the oldest first. */
async function latest(signal: AbortSignal): Promise<Item[]> {
  return (await list('/jobs', signal)).reverse().slice(0, SHOWN);
}

/** The engine's jobs, the newest first: known to the engine, so they are there after a reload and on other machines. */
export function useJobs() {
  return useQuery({ queryKey: ['list', 'job', 'drawer'], queryFn: ({ signal }) => latest(signal) });
}

/** Says on the desktop that a job ended, if the user wanted that and looks elsewhere. */
function useDesktopWord(jobs: Item[] | undefined) {
  const before = useRef(new Map<string, string>());
  useEffect(() => {
    for (const job of jobs ?? []) {
      const was = before.current.get(job.id);
      if (was === 'started' && job.status !== 'started' && document.hidden && 'Notification' in window && Notification.permission === 'granted') {
        new Notification(job.description, { body: String(job.status) });
      }
      before.current.set(job.id, job.status);
    }
  }, [jobs]);
}

export function TaskDrawer() {
  const { t } = useTranslation();
  const tasks = useTasks();
  const jobs = useJobs();
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
            <NotificationDrawerListItem key={job.id} variant={VARIANT[job.status as keyof typeof VARIANT] ?? 'info'} isRead={job.status !== 'started'}>
              <NotificationDrawerListItemHeader
                title={job.description ?? job.id}
                headingLevel="h3"
                variant={VARIANT[job.status as keyof typeof VARIANT] ?? 'info'}
                srTitle={t(`state.${job.status}`, { defaultValue: job.status })}
              />
              <NotificationDrawerListItemBody timestamp={moment(job.start_time)}>
                <ExpandableSection toggleText={t('tab.steps')} isIndented>
                  <Steps job={job.id} />
                </ExpandableSection>
              </NotificationDrawerListItemBody>
            </NotificationDrawerListItem>
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

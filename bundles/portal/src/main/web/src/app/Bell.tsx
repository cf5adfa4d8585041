import { Label, NotificationBadge, NotificationBadgeVariant } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { type Link, useLink } from '../api/live';
import { useJobs } from '../tasks/jobs';
import { useTasks } from '../tasks/run';
import { useProgress } from '../uploads/provider';
import { MOVING } from '../uploads/queue';

const LOOK: Partial<Record<Link, 'warning' | 'danger'>> = { polling: 'warning', lost: 'danger' };

/** Says when changes come late or not at all. */
export function LinkLabel() {
  const { t } = useTranslation();
  const link = useLink();
  return (
    <span role="status" className="vireo-link">
      {LOOK[link] && <Label status={LOOK[link]}>{t(`link.${link}`)}</Label>}
    </span>
  );
}

/** How many tasks run, and whether something was refused; opens them. */
export function TaskBell() {
  const { t } = useTranslation();
  const tasks = useTasks();
  const jobs = useJobs();
  const moving = useProgress().filter((one) => MOVING.has(one.state)).length;
  const running = moving + (jobs.data ?? []).filter((job) => job.status === 'started').length;
  const refused = tasks.doings.some((doing) => doing.results.some((result) => result.state === 'failed'));
  const usual = running > 0 ? NotificationBadgeVariant.unread : NotificationBadgeVariant.read;
  return (
    <NotificationBadge
      variant={refused ? NotificationBadgeVariant.attention : usual}
      count={running}
      aria-label={t('tasks.running', { count: running })}
      onClick={() => tasks.show(!tasks.open)}
    />
  );
}

import { ProgressStep, ProgressStepper, Spinner } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useParts } from '../api/queries';
import { NotLoaded } from '../ui/Problem';
import { words } from '../ui/format';

const VARIANTS = { finished: 'success', started: 'info', failed: 'danger', aborted: 'warning', unknown: 'pending' } as const;

/** The steps of a job, in their order. */
export function Steps({ job }: { job: string }) {
  const { t } = useTranslation();
  const steps = useParts('job', job, `jobs/${job}/steps`);
  if (steps.error) {
    return <NotLoaded failure={steps.error} again={() => void steps.refetch()} />;
  }
  if (!steps.data) {
    return <Spinner size="md" aria-label={t('app.loading')} />;
  }
  const ordered = [...steps.data].sort((one, other) => Number(one.number) - Number(other.number));
  return (
    <ProgressStepper isVertical isCompact aria-label={t('tab.steps')}>
      {ordered.map((step) => (
        <ProgressStep
          key={step.id}
          id={`step-${step.id}`}
          titleId={`step-title-${step.id}`}
          variant={VARIANTS[step.status as keyof typeof VARIANTS] ?? 'pending'}
          isCurrent={step.status === 'started'}
          description={`${words(step.status)}${step.progress && step.status === 'started' ? ` · ${step.progress} %` : ''}`}
        >
          {step.description}
        </ProgressStep>
      ))}
    </ProgressStepper>
  );
}

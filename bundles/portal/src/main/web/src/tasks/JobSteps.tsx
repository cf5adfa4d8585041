import { ProgressStep, ProgressStepper } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { JobStep } from './jobs';

const VARIANTS = { waiting: 'pending', finished: 'success', started: 'info', failed: 'danger', aborted: 'warning', unknown: 'pending' } as const;

/** What a job does, part by part. */
export function JobSteps({ steps }: { steps: JobStep[] }) {
  const { t } = useTranslation();
  const state = (step: JobStep) => {
    const name = step.undone ? t('job.undone') : t(`state.${step.status}`);
    return step.status === 'started' && step.percent > 0 ? `${name} · ${step.percent} %` : name;
  };
  return (
    <ProgressStepper isVertical isCompact aria-label={t('tab.steps')}>
      {steps.map((step) => (
        <ProgressStep
          key={step.id}
          id={`step-${step.id}`}
          titleId={`step-title-${step.id}`}
          variant={VARIANTS[step.status]}
          isCurrent={step.status === 'started'}
          description={state(step)}
        >
          {step.description}
        </ProgressStep>
      ))}
    </ProgressStepper>
  );
}

import { Progress, ProgressMeasureLocation, ProgressSize, ProgressVariant } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';

const WARNING = 75;
const DANGER = 90;

/** A share of something, 0 to 100; nothing when it is not known. */
export function Meter({ percent, label }: { percent: number | undefined; label: string }) {
  const { t } = useTranslation();
  if (percent === undefined || Number.isNaN(percent)) {
    return null;
  }
  const variant = percent >= DANGER ? ProgressVariant.danger : percent >= WARNING ? ProgressVariant.warning : undefined;
  return (
    <Progress
      aria-label={t(label)}
      value={Math.min(100, percent)}
      label={`${Math.round(percent)} %`}
      valueText={`${Math.round(percent)} %`}
      size={ProgressSize.sm}
      measureLocation={ProgressMeasureLocation.outside}
      variant={variant}
    />
  );
}

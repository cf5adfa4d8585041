import { Label, type LabelProps } from '@patternfly/react-core';
import {
  BanIcon,
  CheckCircleIcon,
  ExclamationCircleIcon,
  ExclamationTriangleIcon,
  InProgressIcon,
  OffIcon,
  PauseCircleIcon,
  WrenchIcon,
} from '@patternfly/react-icons';
import { useTranslation } from 'react-i18next';
import { words } from './format';

type Look = Pick<LabelProps, 'status' | 'color' | 'icon'>;

const GOOD: Look = { status: 'success', icon: <CheckCircleIcon /> };
const BAD: Look = { status: 'danger', icon: <ExclamationCircleIcon /> };
const DOUBTFUL: Look = { status: 'warning', icon: <ExclamationTriangleIcon /> };
const BUSY: Look = { color: 'blue', icon: <InProgressIcon /> };
const OFF: Look = { color: 'grey', icon: <OffIcon /> };

const LOOKS: Record<string, Look> = {
  up: GOOD, ok: GOOD, active: GOOD, operational: GOOD, finished: GOOD, enabled: GOOD, finished_success: GOOD, done: GOOD,
  down: OFF, inactive: OFF, unattached: OFF, disabled: OFF, detached: OFF,
  maintenance: { color: 'purple', icon: <WrenchIcon /> },
  paused: { color: 'orange', icon: <PauseCircleIcon /> },
  suspended: { color: 'grey', icon: <PauseCircleIcon /> },
  non_responsive: BAD, non_operational: BAD, illegal: BAD, failed: BAD, error: BAD, install_failed: BAD, finished_failure: BAD, quarantined: BAD,
  not_responding: DOUBTFUL, unknown: DOUBTFUL, warning: DOUBTFUL, unavailable: DOUBTFUL,
  aborted: { color: 'grey', icon: <BanIcon /> },
};

/** A state, never by its colour alone. */
export function Status({ of }: { of?: unknown }) {
  const { t, i18n } = useTranslation();
  if (!of) {
    return null;
  }
  const key = String(of).toLowerCase();
  const look = LOOKS[key] ?? BUSY;
  const text = i18n.exists(`state.${key}`) ? t(`state.${key}`) : words(key);
  return (
    <Label isCompact {...look}>
      {text}
    </Label>
  );
}

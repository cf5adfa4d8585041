import { Alert, AlertActionCloseButton, AlertGroup } from '@patternfly/react-core';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

export type Variant = 'info' | 'success' | 'warning' | 'danger';

interface Toast {
  id: number;
  text: string;
  variant: Variant;
}

const MOST = 5;
const LONGEST = 300;
const STAYS_MILLIS = 8000;
const FAILURE_STAYS_MILLIS = 20_000;
let shown: readonly Toast[] = [];
let numbers = 0;
const listeners = new Set<() => void>();

function show(toasts: readonly Toast[]): void {
  shown = toasts;
  listeners.forEach((listener) => listener());
}

const forget = (id: number) => show(shown.filter((one) => one.id !== id));

/** Says something in the corner of the page, for some seconds, failures for longer; of many the last few. */
export function notify(text: string, variant: Variant = 'info'): void {
  const id = ++numbers;
  show([...shown, { id, text: text.slice(0, LONGEST), variant }].slice(-MOST));
  setTimeout(() => forget(id), variant === 'danger' ? FAILURE_STAYS_MILLIS : STAYS_MILLIS);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The corner of the page. */
export function Toasts() {
  const { t } = useTranslation();
  const toasts = useSyncExternalStore(subscribe, () => shown);
  return (
    <AlertGroup isToast isLiveRegion>
      {toasts.map((one) => (
        <Alert
          key={one.id}
          variant={one.variant}
          title={one.text}
          actionClose={<AlertActionCloseButton aria-label={t('app.close')} onClose={() => forget(one.id)} />}
        />
      ))}
    </AlertGroup>
  );
}

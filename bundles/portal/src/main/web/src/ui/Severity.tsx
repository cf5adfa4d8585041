import { Label } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';

const LOOKS = { normal: 'info', warning: 'warning', error: 'danger', alert: 'danger' } as const;

export function Severity({ of }: { of: string }) {
  const { t } = useTranslation();
  return (
    <Label isCompact status={LOOKS[of as keyof typeof LOOKS] ?? 'info'}>
      {t(`severity.${of}`, { defaultValue: of })}
    </Label>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { post } from '../api/client';
import { FormDialog } from './FormDialog';
import type { Principal, PrincipalKind } from './people/principal';
import { PrincipalChoice } from './people/PrincipalChoice';

/** Makes a user or group of a directory known to the engine, so that it can be given permissions. */
export function UserForm({ close, kind }: { close: () => void; kind: PrincipalKind }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Principal>();
  return (
    <FormDialog title={t(`form.new_${kind}`)} close={close} submit={() => post(`/${kind}s`, chosen?.body)} button={t('app.add')} valid={Boolean(chosen)} variant="small">
      <PrincipalChoice kinds={[kind]} chosen={chosen} choose={setChosen} />
    </FormDialog>
  );
}

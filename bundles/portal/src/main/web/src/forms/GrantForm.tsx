import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { post } from '../api/client';
import { useAll } from '../api/queries';
import { FormDialog } from './FormDialog';
import { Choice } from './inputs';
import type { Principal } from './people/principal';
import { PrincipalChoice } from './people/PrincipalChoice';

/** Gives a user or a group a role on an object; whom the engine does not know yet it takes from the directory. */
export function GrantForm({ of, close }: { of: string; close: () => void }) {
  const { t } = useTranslation();
  const roles = useAll('role', 'roles');
  const [who, setWho] = useState<Principal>();
  const [role, setRole] = useState('');
  return (
    <FormDialog
      title={t('part.permissions.create')}
      button={t('app.add')}
      close={close}
      variant="small"
      valid={Boolean(who && role)}
      submit={() => post(`/${of}/permissions`, { role: { id: role }, ...(who && { [who.kind]: who.body }) })}
    >
      <PrincipalChoice kinds={['user', 'group']} known chosen={who} choose={setWho} />
      <Choice
        id="role"
        value={role}
        onChange={setRole}
        required
        empty={t('form.choose')}
        options={(roles.data ?? []).map((one) => ({ value: one.id, label: String(one.name) }))}
      />
    </FormDialog>
  );
}

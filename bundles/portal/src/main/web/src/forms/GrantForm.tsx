import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { post } from '../api/client';
import { useAll } from '../api/queries';
import { FormDialog } from './FormDialog';
import { Choice } from './inputs';

/** Gives a user or a group a role on an object. */
export function GrantForm({ of, close }: { of: string; close: () => void }) {
  const { t } = useTranslation();
  const users = useAll('user', 'users');
  const groups = useAll('group', 'groups');
  const roles = useAll('role', 'roles');
  const [who, setWho] = useState('');
  const [role, setRole] = useState('');
  const [kind, id] = who.split(' ');
  return (
    <FormDialog
      title={t('part.permissions.create')}
      button={t('app.add')}
      close={close}
      variant="small"
      valid={Boolean(who && role)}
      submit={() => post(`/${of}/permissions`, { role: { id: role }, [kind]: { id } })}
    >
      <Choice
        id="principal"
        value={who}
        onChange={setWho}
        required
        empty={t('form.choose')}
        options={[
          ...(users.data ?? []).map((one) => ({ value: `user ${one.id}`, label: String(one.user_name ?? one.name) })),
          ...(groups.data ?? []).map((one) => ({ value: `group ${one.id}`, label: `${t('kind.group')}: ${one.name}` })),
        ]}
      />
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

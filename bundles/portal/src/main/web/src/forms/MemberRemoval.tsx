import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueries } from '@tanstack/react-query';
import { list, remove } from '../api/client';
import { FormDialog } from './FormDialog';
import { Choice } from './inputs';

/** Takes a machine, host or label out of an affinity group. */
export function MemberRemoval({ path, segments, close }: { path: string; segments: readonly string[]; close: () => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState('');
  const members = useQueries({
    queries: segments.map((segment) => ({
      queryKey: ['item', 'cluster', 'members', path, segment],
      queryFn: ({ signal }: { signal: AbortSignal }) => list(`/${path}/${segment}`, signal),
    })),
  });
  const options = segments.flatMap((segment, at) =>
    (members[at].data ?? []).map((one) => ({ value: `${segment}/${one.id}`, label: `${t(`member.${segment}`)}: ${one.name ?? one.id}` })),
  );
  const known = members.every((one) => one.data);
  return (
    <FormDialog title={t('action.removeMember')} button={t('action.remove')} close={close} variant="small" valid={Boolean(chosen)} submit={() => remove(`/${path}/${chosen}`)}>
      <Choice id="member" value={chosen} onChange={setChosen} required focus empty={t('form.choose')} options={options} hint={known && options.length === 0 ? t('member.none') : undefined} />
    </FormDialog>
  );
}

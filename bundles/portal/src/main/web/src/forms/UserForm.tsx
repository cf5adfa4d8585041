import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { list, post } from '../api/client';
import { useAll } from '../api/queries';
import { FormDialog } from './FormDialog';
import { Choice, Text } from './inputs';

/** Makes a user or group of a directory known to the engine, so that it can be given permissions. */
export function UserForm({ close, kind }: { close: () => void; kind: 'user' | 'group' }) {
  const { t } = useTranslation();
  const domains = useAll('domain', 'domains');
  const [domain, setDomain] = useState('');
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState('');
  const known = domain || (domains.data?.[0]?.id ?? '');
  const found = useQuery({
    queryKey: ['list', 'directory', known, kind, search],
    queryFn: ({ signal }) => list(`/domains/${known}/${kind}s?${new URLSearchParams({ search: search || '*', max: '50' })}`, signal),
    enabled: Boolean(known),
  });
  const nameOf = (id: string) => {
    const one = found.data?.find((each) => each.id === id);
    return one?.user_name ?? one?.name ?? '';
  };
  const directory = domains.data?.find((one) => one.id === known)?.name;
  const submit = () =>
    kind === 'user'
      ? post('/users', { user_name: nameOf(chosen).includes('@') ? nameOf(chosen) : `${nameOf(chosen)}@${directory}`, domain: { name: directory } })
      : post('/groups', { name: nameOf(chosen), domain: { name: directory } });
  return (
    <FormDialog title={t(`form.new_${kind}`)} close={close} submit={submit} button={t('app.add')} valid={Boolean(chosen)}>
      <Choice
        id="directory"
        value={known}
        onChange={setDomain}
        options={(domains.data ?? []).map((one) => ({ value: one.id, label: String(one.name) }))}
      />
      <Text id="searchFor" value={search} onChange={setSearch} hint={t('form.directoryHint')} focus />
      <Choice
        id={kind}
        value={chosen}
        onChange={setChosen}
        required
        empty={t('form.choose')}
        options={(found.data ?? []).map((one) => ({ value: one.id, label: String(one.user_name ?? one.name) }))}
      />
    </FormDialog>
  );
}

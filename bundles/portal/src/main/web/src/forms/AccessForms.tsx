import { Checkbox, FormGroup, SearchInput } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { type Item, list, post, put } from '../api/client';
import { FormDialog } from './FormDialog';
import { Text, Tick } from './inputs';
import { ItemForm } from './ItemForm';
import { DESCRIPTION, NAME, type Spec } from './spec';

/** The role that has every permit there is. */
const ALL = '00000000-0000-0000-0000-000000000001';

const permitsOf = (role: string) => ({
  queryKey: ['item', 'role', role, 'permits'],
  queryFn: ({ signal }: { signal: AbortSignal }) => list(`/roles/${role}/permits`, signal),
});

/** Makes a role of permits, or changes one. */
export function RoleForm({ close, role }: { close: () => void; role?: Item }) {
  const present = useQuery({ ...permitsOf(role?.id ?? ''), enabled: Boolean(role) });
  return role && !present.data ? null : <LoadedRole close={close} role={role} present={(present.data ?? []).map((one) => one.id)} />;
}

function LoadedRole({ close, role, present }: { close: () => void; role?: Item; present: string[] }) {
  const { t } = useTranslation();
  const [name, setName] = useState(role?.name ?? '');
  const [description, setDescription] = useState(role?.description ?? '');
  const [administrative, setAdministrative] = useState(String(role?.administrative) === 'true');
  const [permits, setPermits] = useState<ReadonlySet<string>>(new Set(present));
  const submit = () => {
    const body = { name, description, administrative, permits: { permit: [...permits].map((id) => ({ id })) } };
    return role ? put(`/roles/${role.id}`, body) : post('/roles', body);
  };
  return (
    <FormDialog
      title={role ? t('form.edit', { name: role.name }) : t('list.create', { kind: t('kind.role') })}
      button={role ? undefined : t('app.create')}
      close={close}
      submit={submit}
      valid={Boolean(name) && permits.size > 0}
    >
      <Text id="name" value={name} onChange={setName} required focus />
      <Text id="description" value={description} onChange={setDescription} />
      <Tick id="administrative" value={administrative} onChange={setAdministrative} hint={t('adminHint.administrative')} />
      <Permits chosen={permits} choose={setPermits} />
    </FormDialog>
  );
}

function Permits({ chosen, choose }: { chosen: ReadonlySet<string>; choose: (permits: ReadonlySet<string>) => void }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const all = useQuery({ ...permitsOf(ALL), staleTime: Infinity });
  const found = (all.data ?? []).filter((one) => String(one.name).replaceAll('_', ' ').includes(wanted.toLowerCase().replaceAll('_', ' ')));
  const turn = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) {
      next.add(id);
    } else {
      next.delete(id);
    }
    choose(next);
  };
  return (
    <FormGroup role="group" label={t('adminHint.permits', { count: chosen.size })} fieldId="permits" isRequired>
      <SearchInput aria-label={t('adminHint.permitSearch')} placeholder={t('adminHint.permitSearch')} value={wanted} onChange={(_event, value) => setWanted(value)} onClear={() => setWanted('')} />
      <div className="vireo-permits" tabIndex={0} role="group" aria-label={t('tab.permits')}>
        {found.map((one) => (
          <Checkbox key={one.id} id={`permit-${one.id}`} label={String(one.name).replaceAll('_', ' ')} isChecked={chosen.has(one.id)} onChange={(_event, on) => turn(one.id, on)} />
        ))}
      </div>
    </FormGroup>
  );
}

const BOOKMARK: Spec[] = [NAME, { id: 'search', path: 'value', kind: 'text', required: true, hint: 'bookmark' }];

export function BookmarkForm({ close, bookmark }: { close: () => void; bookmark?: Item }) {
  return <ItemForm kind="bookmark" path="bookmarks" specs={BOOKMARK} close={close} item={bookmark} />;
}

const TAG: Spec[] = [NAME, DESCRIPTION, { id: 'parent', path: 'parent', kind: 'object', of: 'tag', empty: 'topTag' }];

export function TagForm({ close, tag }: { close: () => void; tag?: Item }) {
  return <ItemForm kind="tag" path="tags" specs={TAG} close={close} item={tag} />;
}

const LABEL: Spec[] = [NAME];

export function AffinityLabelForm({ close, label }: { close: () => void; label?: Item }) {
  return <ItemForm kind="affinity_label" path="affinitylabels" specs={LABEL} close={close} item={label} />;
}

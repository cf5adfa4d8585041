import { useState } from 'react';
import { Button, Spinner, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { remove } from '../api/client';
import { useParts } from '../api/queries';
import { GrantForm } from '../forms/GrantForm';
import { ref, shown } from '../kinds/common';
import { Where } from '../kinds/parts';
import { Table } from '../list/Table';
import { ActionMenu, useAction } from '../tasks/Actions';
import { NotLoaded } from '../ui/Problem';
import { Ref } from '../ui/Ref';
import type { Action } from '../kinds';

const FIELDS = [
  shown('principal', (item) => (item.user ? <Ref kind="user" to={item.user} /> : <Ref kind="group" to={item.group} />), { grow: 2 }),
  ref('role', 'role'),
  shown('object', (item) => <Where of={item} />, { grow: 2 }),
];

/** Who may do what with an object, by itself or by what it belongs to. */
export function Permissions({ of, kind, id }: { of: string; kind: string; id: string }) {
  const { t } = useTranslation();
  const [granting, setGranting] = useState(false);
  const permissions = useParts(kind, id, `${of}/permissions`);
  const { start, dialog } = useAction('permission', (item) => item.id);
  const actions: Action[] = [{ id: 'remove', danger: true, care: 'ask', run: (item) => remove(`/${of}/permissions/${item.id}`) }];
  if (permissions.error) {
    return <NotLoaded failure={permissions.error} again={() => void permissions.refetch()} />;
  }
  if (!permissions.data) {
    return <Spinner aria-label={t('app.loading')} />;
  }
  return (
    <>
      <Toolbar inset={{ default: 'insetNone' }}>
        <ToolbarContent>
          <ToolbarItem>
            <Button onClick={() => setGranting(true)}>{t('part.permissions.create')}</Button>
          </ToolbarItem>
        </ToolbarContent>
      </Toolbar>
      <Table
        label={t('tab.permissions')}
        items={permissions.data}
        columns={FIELDS}
        selection={{ search: '' }}
        onSort={() => undefined}
        rowActions={(item) => <ActionMenu compact actions={actions} items={[item]} start={start} />}
        title={(item) => item.id}
      />
      {granting && <GrantForm of={of} close={() => setGranting(false)} />}
      {dialog}
    </>
  );
}

import { Button, EmptyState, EmptyStateBody, Spinner, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '../api/client';
import { useParts } from '../api/queries';
import type { Part } from '../kinds/parts';
import { Table } from '../list/Table';
import { ActionMenu, useAction } from '../tasks/Actions';
import { NotLoaded } from '../ui/Problem';

interface Wishes {
  kind: string;
  of: Item;
  path: string;
  part: Part;
}

const nameOf = (item: Item) => String(item.name ?? item.description ?? item.disk?.name ?? item.id);

/** What belongs to an object, as a table with its actions. */
export function Parts({ kind, of, path, part }: Wishes) {
  const { t } = useTranslation();
  const [creating, setCreating] = useState<'create' | 'more'>();
  const parts = useParts(kind, of.id, path);
  const { start, dialog } = useAction(kind, nameOf);
  const actions = part.actions?.(of) ?? [];
  if (parts.error) {
    return <NotLoaded failure={parts.error} again={() => void parts.refetch()} />;
  }
  if (!parts.data) {
    return <Spinner aria-label={t('app.loading')} />;
  }
  const items = part.only ? parts.data.filter(part.only) : parts.data;
  return (
    <>
      {part.create && (
        <Toolbar inset={{ default: 'insetNone' }}>
          <ToolbarContent>
            <ToolbarItem>
              <Button onClick={() => setCreating('create')}>{t(`part.${part.id}.create`)}</Button>
            </ToolbarItem>
            {part.more && (part.moreFor?.(items) ?? true) && (
              <ToolbarItem>
                <Button variant="secondary" onClick={() => setCreating('more')}>
                  {t(`part.${part.id}.more`)}
                </Button>
              </ToolbarItem>
            )}
          </ToolbarContent>
        </Toolbar>
      )}
      {items.length === 0 ? (
        <EmptyState headingLevel="h2" titleText={t(`part.${part.id}.none`)}>
          <EmptyStateBody>{t(`part.${part.id}.hint`, { defaultValue: '' })}</EmptyStateBody>
        </EmptyState>
      ) : (
        <Table
          label={t(`tab.${part.id}`)}
          items={items}
          columns={part.fields}
          selection={{ search: '' }}
          onSort={() => undefined}
          rowActions={actions.length > 0 ? (item) => <ActionMenu compact actions={actions} items={[item]} start={start} /> : undefined}
          title={nameOf}
        />
      )}
      {creating && part[creating]?.(of, () => setCreating(undefined))}
      {dialog}
    </>
  );
}

import { EmptyState, Spinner } from '@patternfly/react-core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Selection } from '../api/queries';
import { useRows } from '../api/rows';
import { kindOf } from '../kinds';
import { Table } from '../list/Table';
import { NotLoaded } from '../ui/Problem';

/** Objects of another kind that have to do with this one: a search, without the tools of a list of its own. */
export function ListOf({ kind: id, search }: { kind: string; search: string }) {
  const { t } = useTranslation();
  const kind = kindOf(id);
  const [order, setOrder] = useState<Omit<Selection, 'search'>>({});
  const selection = useMemo(() => ({ search, ...order }), [search, order]);
  const rows = useRows(kind, selection);
  if (rows.error) {
    return <NotLoaded failure={rows.error} again={() => void rows.refetch()} />;
  }
  if (rows.isPending) {
    return <Spinner aria-label={t('app.loading')} />;
  }
  if (rows.count === 0) {
    return <EmptyState headingLevel="h2" titleText={t('list.none', { kinds: t(`kinds.${kind.id}`) })} />;
  }
  return (
    <Table
      label={t(`kinds.${kind.id}`)}
      items={rows}
      columns={kind.fields.filter((field) => !field.extra)}
      selection={selection}
      onSort={(sort, descending) => setOrder({ sort, descending })}
      title={kind.title ?? ((item) => item.name ?? item.id)}
    />
  );
}

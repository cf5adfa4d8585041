import { EmptyState, Spinner } from '@patternfly/react-core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Selection, usePages } from '../api/queries';
import { kindOf } from '../kinds';
import { Table } from '../list/Table';
import { NotLoaded } from '../ui/Problem';

/** Objects of another kind that have to do with this one: a search, without the tools of a list of its own. */
export function ListOf({ kind: id, search }: { kind: string; search: string }) {
  const { t } = useTranslation();
  const kind = kindOf(id);
  const [order, setOrder] = useState<Omit<Selection, 'search'>>({});
  const pages = usePages(kind.id, kind.path, kind.searched, { search, ...order }, kind.follow);
  const items = useMemo(() => pages.data?.pages.flat() ?? [], [pages.data]);
  if (pages.error) {
    return <NotLoaded failure={pages.error} again={() => void pages.refetch()} />;
  }
  if (pages.isPending) {
    return <Spinner aria-label={t('app.loading')} />;
  }
  if (items.length === 0) {
    return <EmptyState headingLevel="h2" titleText={t('list.none', { kinds: t(`kinds.${kind.id}`) })} />;
  }
  return (
    <Table
      label={t(`kinds.${kind.id}`)}
      items={items}
      columns={kind.fields.filter((field) => !field.extra)}
      selection={{ search, ...order }}
      onSort={(sort, descending) => setOrder({ sort, descending })}
      title={kind.title ?? ((item) => item.name ?? item.id)}
      more={() => pages.isFetchingNextPage || void pages.fetchNextPage()}
      hasMore={Boolean(pages.hasNextPage)}
      loading={pages.isFetchingNextPage}
    />
  );
}

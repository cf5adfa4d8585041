import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  PageSection,
  Spinner,
  Title,
  Toolbar,
  ToolbarContent,
  ToolbarGroup,
  ToolbarItem,
} from '@patternfly/react-core';
import { CubesIcon, DownloadIcon, SearchIcon } from '@patternfly/react-icons';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/queries';
import { Help } from '../app/Help';
import type { Kind } from '../kinds';
import { ActionMenu, useAction } from '../tasks/Actions';
import { NotLoaded } from '../ui/Problem';
import { save } from '../ui/save';
import { ColumnChoice } from './ColumnChoice';
import { SearchBar } from './SearchBar';
import { Table } from './Table';
import { useColumns } from './columns';
import { csv } from './export';
import { useSelection } from './state';

/** All objects of a kind. */
export function ListPage({ kind }: { kind: Kind }) {
  const { t } = useTranslation();
  const [creating, setCreating] = useState(false);
  return (
    <>
      <PageSection>
        <Title headingLevel="h1">
          {t(`kinds.${kind.id}`)} <Help page={kind.help} />
        </Title>
      </PageSection>
      <PageSection isFilled className="vireo-list">
        <Objects kind={kind} create={kind.create && (() => setCreating(true))} />
      </PageSection>
      {creating && kind.create?.(() => setCreating(false))}
    </>
  );
}

function Objects({ kind, create }: { kind: Kind; create?: () => void }) {
  const { t } = useTranslation();
  const [selection, select] = useSelection();
  const [columns, choose] = useColumns(kind);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const pages = usePages(kind.id, kind.path, kind.searched, selection, kind.follow);
  const items = useMemo(() => {
    const all = pages.data?.pages.flat() ?? [];
    return kind.newestFirst ? all.reverse() : all;
  }, [pages.data, kind]);
  const title = kind.title ?? ((item) => item.name ?? item.id);
  const { start, dialog } = useAction(kind.id, title);
  const selected = items.filter((item) => chosen.has(item.id));
  const acts = kind.actions.length > 0;

  const titles = columns.map((column) => t(`field.${column.id}`));
  const saveRows = () => save(`${kind.path}.csv`, new Blob([csv(columns, titles, selected.length > 0 ? selected : items)], { type: 'text/csv' }));

  let content: ReactNode;
  if (pages.error) {
    content = <NotLoaded failure={pages.error} again={() => void pages.refetch()} />;
  } else if (pages.isPending) {
    content = <Spinner aria-label={t('app.loading')} />;
  } else if (items.length === 0) {
    content = <Nothing kind={kind} searched={Boolean(selection.search)} clear={() => select({ search: '' })} create={create} />;
  } else {
    content = (
      <Table
        label={t(`kinds.${kind.id}`)}
        items={items}
        columns={columns}
        selection={selection}
        onSort={(sort, descending) => select({ sort, descending })}
        chosen={acts ? chosen : undefined}
        onChoose={setChosen}
        rowActions={acts ? (item) => <ActionMenu compact actions={kind.actions} items={[item]} start={start} /> : undefined}
        title={title}
        more={() => pages.isFetchingNextPage || void pages.fetchNextPage()}
        hasMore={Boolean(pages.hasNextPage)}
        loading={pages.isFetchingNextPage}
      />
    );
  }
  return (
    <>
      <Toolbar inset={{ default: 'insetNone' }}>
        <ToolbarContent>
          {kind.searched && (
            <ToolbarItem className="vireo-search-item">
              <SearchBar kind={kind.path} value={selection.search} onSearch={(search) => select({ search })} />
            </ToolbarItem>
          )}
          <ToolbarGroup>
            {create && (
              <ToolbarItem>
                <Button onClick={create}>{t('list.create', { kind: t(`kind.${kind.id}`) })}</Button>
              </ToolbarItem>
            )}
            {acts && (
              <ToolbarItem>
                <ActionMenu actions={kind.actions} items={selected} start={start} />
              </ToolbarItem>
            )}
          </ToolbarGroup>
          <ToolbarGroup align={{ default: 'alignEnd' }}>
            <ToolbarItem alignSelf="center">
              <span aria-live="polite">
                {chosen.size > 0 ? t('list.chosen', { count: selected.length }) : t('list.count', { count: items.length, more: pages.hasNextPage ? 'yes' : 'no' })}
              </span>
            </ToolbarItem>
            <ToolbarItem>
              <ColumnChoice kind={kind} columns={columns} choose={choose} />
              <Button variant="plain" aria-label={t('list.export')} onClick={saveRows} icon={<DownloadIcon />} />
            </ToolbarItem>
          </ToolbarGroup>
        </ToolbarContent>
      </Toolbar>
      {content}
      {dialog}
    </>
  );
}

interface NothingWishes {
  kind: Kind;
  searched: boolean;
  clear: () => void;
  create?: () => void;
}

function Nothing({ kind, searched, clear, create }: NothingWishes) {
  const { t } = useTranslation();
  return (
    <EmptyState
      headingLevel="h2"
      icon={searched ? SearchIcon : CubesIcon}
      titleText={searched ? t('list.nothingFound') : t('list.none', { kinds: t(`kinds.${kind.id}`) })}
    >
      <EmptyStateBody>{searched ? t('list.nothingFoundHint') : t(`empty.${kind.id}`)}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          {searched && (
            <Button variant="link" onClick={clear}>
              {t('list.clear')}
            </Button>
          )}
          {!searched && create && <Button onClick={create}>{t('list.create', { kind: t(`kind.${kind.id}`) })}</Button>}
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}

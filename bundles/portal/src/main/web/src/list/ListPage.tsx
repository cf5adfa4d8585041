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
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRows } from '../api/rows';
import { Help } from '../app/Help';
import type { Kind } from '../kinds';
import { useActionsOf } from '../plugins/kinds';
import { ActionMenu, useAction } from '../tasks/Actions';
import { NotLoaded } from '../ui/Problem';
import { save } from '../ui/save';
import { Chips } from './Chips';
import { ColumnChoice } from './ColumnChoice';
import { SavedSearches } from './SavedSearches';
import { SearchBar } from './SearchBar';
import { Table } from './Table';
import { useColumns } from './columns';
import { csv } from './export';
import { useChosen } from './chosen';
import { useSelection } from './state';

/** All objects of a kind. */
export function ListPage({ kind }: { kind: Kind }) {
  const { t } = useTranslation();
  const [creating, setCreating] = useState(false);
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageSection>
        <Title headingLevel="h1">
          {t(`kinds.${kind.id}`)} <Help page={kind.help} />
        </Title>
      </PageSection>
      <PageSection isFilled className="vireo-list">
        <Objects kind={kind} create={kind.create && (() => setCreating(true))} other={kind.other && (() => setAdding(true))} />
      </PageSection>
      {creating && kind.create?.(() => setCreating(false))}
      {adding && kind.other?.form(() => setAdding(false))}
    </>
  );
}

interface ObjectsWishes {
  kind: Kind;
  create?: () => void;
  other?: () => void;
}

function Objects({ kind, create, other }: ObjectsWishes) {
  const { t } = useTranslation();
  const [selection, select] = useSelection();
  const [columns, choose] = useColumns(kind);
  const rows = useRows(kind, selection);
  const { chosen, turn, turnAll, clear } = useChosen(rows, selection);
  const title = kind.title ?? ((item) => item.name ?? item.id);
  const { start, dialog } = useAction(kind.id, title, (action) => action.danger && clear());
  const actions = useActionsOf(kind.id, kind.actions);
  const acts = actions.length > 0;

  const titles = columns.map((column) => t(`field.${column.id}`));
  const [failure, setFailure] = useState<Error>();
  const saveRows = async () =>
    save(`${kind.path}.csv`, new Blob([csv(columns, titles, chosen.size > 0 ? [...chosen.values()] : await rows.all())], { type: 'text/csv' }));

  let content: ReactNode;
  if (rows.error) {
    content = <NotLoaded failure={rows.error} again={() => rows.refetch()} />;
  } else if (rows.isPending) {
    content = <Spinner aria-label={t('app.loading')} />;
  } else if (rows.count === 0) {
    content = <Nothing kind={kind} searched={Boolean(selection.search)} clear={() => select({ search: '' })} create={create} />;
  } else {
    content = (
      <Table
        label={t(`kinds.${kind.id}`)}
        items={rows}
        columns={columns}
        selection={selection}
        onSort={(sort, descending) => select({ sort, descending })}
        chosen={acts ? new Set(chosen.keys()) : undefined}
        onTurn={turn}
        onTurnAll={(on) => void turnAll(on).catch(setFailure)}
        rowActions={acts ? (item) => <ActionMenu compact actions={actions} items={[item]} start={start} /> : undefined}
        title={title}
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
          {kind.chips && <Chips chips={kind.chips} search={selection.search} onSearch={(search) => select({ search })} />}
          <ToolbarGroup>
            {create && (
              <ToolbarItem>
                <Button onClick={create}>{t('list.create', { kind: t(`kind.${kind.id}`) })}</Button>
              </ToolbarItem>
            )}
            {other && (
              <ToolbarItem>
                <Button variant="secondary" onClick={other}>
                  {t(`action.${kind.other?.id}`)}
                </Button>
              </ToolbarItem>
            )}
            {acts && (
              <ToolbarItem>
                <ActionMenu actions={actions} items={[...chosen.values()]} start={start} />
              </ToolbarItem>
            )}
          </ToolbarGroup>
          <ToolbarGroup align={{ default: 'alignEnd' }}>
            <ToolbarItem alignSelf="center">
              <span aria-live="polite">
                {chosen.size > 0 ? t('list.chosen', { count: chosen.size }) : t('list.count', { count: rows.count })}
              </span>
            </ToolbarItem>
            <ToolbarItem>
              {kind.searched && <SavedSearches path={kind.path} search={selection.search} onSearch={(search) => select({ search })} />}
              <ColumnChoice kind={kind} columns={columns} choose={choose} />
              <Button variant="plain" aria-label={t('list.export')} onClick={() => void saveRows().catch(setFailure)} icon={<DownloadIcon />} />
            </ToolbarItem>
          </ToolbarGroup>
        </ToolbarContent>
      </Toolbar>
      {failure && <NotLoaded failure={failure} again={() => setFailure(undefined)} />}
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

import { Checkbox, Skeleton } from '@patternfly/react-core';
import { SortAmountDownIcon, SortAmountUpIcon } from '@patternfly/react-icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '../api/client';
import type { Selection } from '../api/queries';
import { type Rows, rowsOf } from '../api/rows';
import type { Field } from '../kinds';

const ROW = 44;
const NARROWEST_REM = 6;
interface Wishes {
  label: string;
  /** All of them, or those that come as they are looked at. */
  items: Item[] | Pick<Rows, 'count' | 'at' | 'see'>;
  columns: Field[];
  selection: Selection;
  onSort: (sort: string, descending: boolean) => void;
  /** Ids of the rows that are chosen; without them there is nothing to choose. */
  chosen?: ReadonlySet<string>;
  onTurn?: (item: Item) => void;
  onTurnAll?: (on: boolean) => void;
  rowActions?: (item: Item) => ReactNode;
  title: (item: Item) => string;
}

/** A table whose rows exist only while they are in sight, so ten thousand cost what thirty do. */
export function Table(wishes: Wishes) {
  const { t } = useTranslation();
  const { columns, chosen, onTurn, onTurnAll, rowActions } = wishes;
  const { count, at, see } = Array.isArray(wishes.items) ? rowsOf(wishes.items) : wishes.items;
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 8 });
  const shown = rows.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => see(first, last), [first, last, see]);
  const { search, sort, descending } = wishes.selection;
  // what is found by another search, or in another order, is read from its beginning
  useEffect(() => {
    if (scroll.current) {
      scroll.current.scrollTop = 0;
    }
  }, [search, sort, descending]);

  const template = [
    ...(chosen ? ['2.5rem'] : []),
    ...columns.map((column) => `minmax(0, ${column.grow ?? 1}fr)`),
    ...(rowActions ? ['3.5rem'] : []),
  ].join(' ');
  // all rows are as wide, or their columns would not stand below each other
  const narrowest = columns.reduce((sum, column) => sum + NARROWEST_REM * (column.grow ?? 1), chosen ? 3 : 0);
  const grid: CSSProperties = { gridTemplateColumns: template, minInlineSize: `${narrowest}rem` };
  return (
    <div ref={scroll} className="vireo-table" role="table" aria-label={wishes.label} aria-rowcount={count + 1} tabIndex={0}>
      <div role="rowgroup" className="vireo-table-head">
        <div role="row" className="vireo-row" style={grid} aria-rowindex={1}>
          {chosen && (
            <div role="columnheader">
              <Checkbox
                id="choose-all"
                aria-label={t('list.chooseAll')}
                isChecked={chosen.size === 0 ? false : chosen.size >= count ? true : null}
                onChange={(_event, on) => onTurnAll?.(on)}
              />
            </div>
          )}
          {columns.map((column) => (
            <Header key={column.id} column={column} selection={wishes.selection} onSort={wishes.onSort} />
          ))}
          {rowActions && <div role="columnheader" aria-label={t('app.actions')} />}
        </div>
      </div>
      <div role="rowgroup" className="vireo-table-body" style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const item = at(index);
          const place = { 'aria-rowindex': index + 2, style: { ...grid, transform: `translateY(${start}px)` } };
          if (!item) {
            return (
              <div key={index} role="row" className="vireo-row" {...place}>
                <div role="cell" className="vireo-coming">
                  <Skeleton screenreaderText={t('app.loading')} />
                </div>
              </div>
            );
          }
          return (
            <div key={item.id} role="row" className="vireo-row" {...place}>
              {chosen && (
                <div role="cell">
                  <Checkbox
                    id={`choose-${item.id}`}
                    aria-label={t('list.choose', { name: wishes.title(item) })}
                    isChecked={chosen.has(item.id)}
                    onChange={() => onTurn?.(item)}
                  />
                </div>
              )}
              {columns.map((column) => (
                <div role="cell" key={column.id}>
                  {column.show(item)}
                </div>
              ))}
              {rowActions && <div role="cell">{rowActions(item)}</div>}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Header({ column, selection, onSort }: { column: Field } & Pick<Wishes, 'selection' | 'onSort'>) {
  const { t } = useTranslation();
  const text = t(`field.${column.id}`);
  if (!column.sort) {
    return <div role="columnheader">{text}</div>;
  }
  const sorted = selection.sort === column.sort;
  const Icon = selection.descending ? SortAmountDownIcon : SortAmountUpIcon;
  return (
    <div role="columnheader" aria-sort={sorted ? (selection.descending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" className="vireo-sort" onClick={() => onSort(column.sort as string, sorted && !selection.descending)}>
        {text} {sorted && <Icon aria-hidden />}
      </button>
    </div>
  );
}

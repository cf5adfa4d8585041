import { Card, CardBody, Skeleton } from '@patternfly/react-core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '../api/client';
import type { Rows } from '../api/rows';
import { columnsOf, GAP_REM, inRow } from './grid';

/** About as high as a card is; the real height is measured once it is there. */
const ROW = 204;

const remOf = () => parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/** What scrolls an element: the page's main part, unless the window does. */
function scrollerOf(element: HTMLElement | null): HTMLElement {
  let at = element?.parentElement ?? null;
  while (at && !/auto|scroll/.test(getComputedStyle(at).overflowY)) {
    at = at.parentElement;
  }
  return at ?? document.documentElement;
}

/** Where a list begins within what scrolls it, and how many cards fit beside each other. */
function usePlace(list: React.RefObject<HTMLDivElement | null>) {
  const [place, setPlace] = useState({ top: 0, columns: 1 });
  const measure = () => {
    if (list.current) {
      const scroller = scrollerOf(list.current);
      const top = Math.round(list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop);
      const columns = columnsOf(list.current.clientWidth, remOf());
      setPlace((was) => (was.top === top && was.columns === columns ? was : { top, columns }));
    }
  };
  // what stands above may come later and push the list down
  useLayoutEffect(measure);
  useEffect(() => {
    const watching = new ResizeObserver(measure);
    if (list.current) {
      watching.observe(list.current);
      watching.observe(scrollerOf(list.current));
    }
    return () => watching.disconnect();
    // the list is there as long as this is
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return place;
}

interface Wishes {
  label: string;
  rows: Pick<Rows, 'count' | 'at' | 'see'>;
  show: (item: Item) => ReactNode;
}

/** Cards of a list of any length, which exist while they are in sight. */
export function Cards({ label, rows: { count, at, see }, show }: Wishes) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const { top, columns } = usePlace(list);
  const rows = useVirtualizer({
    count: Math.ceil(count / columns),
    getScrollElement: () => scrollerOf(list.current),
    estimateSize: () => ROW,
    gap: GAP_REM * remOf(),
    overscan: 2,
    scrollMargin: top,
  });
  const shown = rows.getVirtualItems();
  const first = (shown[0]?.index ?? 0) * columns;
  const last = Math.max(0, Math.min(count, ((shown.at(-1)?.index ?? 0) + 1) * columns) - 1);
  useEffect(() => see(first, last), [first, last, see]);
  return (
    <div ref={list} role="list" aria-label={label} className="vireo-cards" style={{ height: rows.getTotalSize() }}>
      {shown.map(({ index, start }) => (
        <div
          key={index}
          ref={rows.measureElement}
          data-index={index}
          role="presentation"
          className="vireo-cards-row"
          style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, transform: `translateY(${start - top}px)` }}
        >
          {inRow(index, columns, count).map((place) => {
            const item = at(place);
            return (
              <div key={item?.id ?? place} role="listitem" aria-setsize={count} aria-posinset={place + 1}>
                {item ? show(item) : <Coming text={t('app.loading')} />}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function Coming({ text }: { text: string }) {
  return (
    <Card isFullHeight className="vireo-coming-card">
      <CardBody>
        <Skeleton screenreaderText={text} />
      </CardBody>
    </Card>
  );
}

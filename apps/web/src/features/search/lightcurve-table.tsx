import type { Lightcurve } from '@hstlc/contract';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useReducer, useRef, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import type { LightcurveColumn } from './lightcurve-columns.js';
import { LightcurveRow } from './lightcurve-row.js';
import type { MatchReasons } from './match-reasons.js';
import { TableHead } from './table-head.js';

interface Props {
  readonly rows: readonly Lightcurve[];
  readonly columns: readonly LightcurveColumn[];
  /** how many match, fetched or not */
  readonly total: number;
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
  readonly basket: ReadonlySet<string>;
  readonly onBasket: (lightcurve: Lightcurve) => void;
  /** why each target was found */
  readonly reasons: MatchReasons;
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

/** Of one row (CSS pixel); on a phone a row is a card. */
const heights = { row: 44, card: 148 } as const;

/** Rows beyond the visible ones that are drawn already, so that scrolling shows no blank. */
const overscan = 24;

/** Between two columns, as in the style sheet. */
const gapRem = 0.75;

/**
 * How near to the end of what was fetched the next page is asked for (rows): nothing before the first rows have been
 * scrolled through, and the further one has come, the more ahead.
 */
function foresight(fetched: number): number {
  return Math.min(2000, 0.6 * fetched);
}

/** Lightcurves as a table of which only the rows in sight exist; arrows move from row to row, Space puts one into the basket. */
export function LightcurveTable(props: Props) {
  const { rows, columns, total, hasMore, onMore } = props;
  const place = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- there is no React Compiler here that would memoize
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => place.current,
    estimateSize: () => (isNarrow() ? heights.card : heights.row),
    overscan,
  });
  const items = virtual.getVirtualItems();
  const [, drawAnew] = useReducer((count: number) => count + 1, 0);
  /** The virtualizer misses a scroll that comes together with further rows: what is in sight is drawn all the same. */
  const keepInSight = ({ scrollTop, clientHeight }: HTMLDivElement) => {
    const isDrawn =
      (items[0]?.start ?? 0) <= scrollTop &&
      (items.at(-1)?.end ?? 0) >= Math.min(scrollTop + clientHeight, virtual.getTotalSize());
    if (!isDrawn) flushSync(drawAnew);
  };
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last > rows.length - foresight(rows.length)) onMore();
  }, [hasMore, last, rows.length, onMore]);
  return (
    <div
      ref={place}
      className="panel lightcurve-table"
      role="table"
      aria-label="Lightcurves"
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 4}
      tabIndex={-1}
      data-scroll-restoration-id="lightcurves"
      style={gridOf(columns)}
      onScroll={({ currentTarget }) => keepInSight(currentTarget)}
      onKeyDown={(event) => onKey(event, (index) => virtual.scrollToIndex(index))}
    >
      <TableHead columns={columns} sort={props.sort} onSort={props.onSort} />
      <div role="rowgroup" className="rows" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start, size }) => (
          <LightcurveRow
            key={rows[index]!.id}
            index={index}
            start={start}
            height={size}
            lightcurve={rows[index]!}
            reason={props.reasons.get(rows[index]!.target)}
            columns={columns}
            isChosen={props.basket.has(rows[index]!.filename)}
            onChoose={props.onBasket}
            isStill={!virtual.isScrolling}
          />
        ))}
      </div>
    </div>
  );
}

/** The widths of all columns: box, target, curve, those that were chosen, file; and the least that all need. */
function gridOf(columns: readonly LightcurveColumn[]) {
  const chosen = columns.map(({ leastRem, share }) => `minmax(${leastRem}rem, ${share}fr)`);
  const least = columns.reduce(
    (sum, { leastRem }) => sum + leastRem + gapRem,
    1.25 + 9 + 9.75 + 2 + 3 * gapRem,
  );
  return {
    '--columns': `1.25rem minmax(9rem, 1.2fr) 9.75rem ${chosen.join(' ')} 2rem`,
    '--least': `${least + 1.5}rem`,
  };
}

function isNarrow(): boolean {
  return window.matchMedia('(max-width: 48em)').matches;
}

/** From the row with the focus to the next, drawn or not; Space is a click on its box. */
function onKey(event: KeyboardEvent<HTMLDivElement>, show: (index: number) => void): void {
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
  if (row === null || event.target instanceof HTMLInputElement) return;
  if (event.key === ' ') {
    event.preventDefault();
    row.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const next = Number(row.dataset['index']) + step;
  const table = event.currentTarget;
  show(Math.max(0, next));
  requestAnimationFrame(() => table.querySelector<HTMLElement>(`[data-index="${next}"] a`)?.focus());
}

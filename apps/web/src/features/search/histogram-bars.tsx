import type { Histogram } from '@hstlc/contract';
import { significant } from '../../ui/format.js';

interface Props {
  readonly histogram: Histogram;
  /** chosen range, in the histogram's unit */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly onRange: (from: number, to: number) => void;
  /** how the ends of a bin are said; as numbers by default */
  readonly sayEnd?: (value: number) => string;
}

/** Bars of a distribution; each is a button that keeps what is in it. Bars outside the chosen range are faint. */
export function HistogramBars({ histogram, from, to, onRange, sayEnd = significant }: Props) {
  const { bins, unit } = histogram;
  const most = Math.max(1, ...bins.map(({ count }) => count));
  return (
    <div className="histogram">
      {bins.map((bin) => {
        const isIn = (to === undefined || bin.from < to) && (from === undefined || bin.to > from);
        return (
          <button
            key={bin.from}
            type="button"
            disabled={bin.count === 0}
            data-in={isIn}
            aria-label={`${sayEnd(bin.from)} to ${sayEnd(bin.to)} ${unit}: ${bin.count}`}
            title={`${sayEnd(bin.from)} – ${sayEnd(bin.to)} ${unit}: ${bin.count}`}
            style={{ '--share': Math.sqrt(bin.count / most) }}
            onClick={() => onRange(bin.from, bin.to)}
          />
        );
      })}
    </div>
  );
}

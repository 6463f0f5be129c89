import { Link } from '@tanstack/react-router';
import { counted, grouped } from '../../ui/format.js';

interface Bar {
  readonly name: string;
  readonly count: number;
  /** filters of the search that show what was counted */
  readonly search?: Readonly<Record<string, string>>;
}

interface Props {
  readonly bars: readonly Bar[];
  /** what is counted */
  readonly noun: string;
  /** the count of a full bar, where several lists are compared; else the greatest of this list */
  readonly full?: number;
  /** of what each count is a share */
  readonly total: number;
}

/** Counts as bars, each with its name, number and share: a plot and its table in one. */
export function BarList({ bars, noun, full = 1, total }: Props) {
  if (bars.length === 0) return <p className="quiet">Nothing yet.</p>;
  const most = Math.max(full, ...bars.map(({ count }) => count));
  return (
    <ul className="bar-list">
      {bars.map(({ name, count, search }) => (
        <li key={name} style={{ '--share': count / most }}>
          <span>
            {search === undefined ? (
              name
            ) : (
              <Link to="/" search={search}>
                {name}
              </Link>
            )}
          </span>
          <span className="bar" aria-hidden />
          <span className="number">
            <span aria-hidden>{grouped(count)}</span>
            <span className="unseen">{counted(count, noun)}, </span>{' '}
            <span className="unit">{shareOf(count, total)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A part of the whole in per cent; small ones are told to be small, not nothing. */
function shareOf(count: number, total: number): string {
  const percent = total === 0 ? 0 : (100 * count) / total;
  return percent > 0 && percent < 1 ? '< 1 %' : `${Math.round(percent)} %`;
}

import type { ExploredClass, Lightcurve } from '@hstlc/contract';
import { Link } from '@tanstack/react-router';
import { counted, significant } from '../../ui/format.js';
import { logarithmicAxis } from './axis.js';
import { SmallPlot } from './small-plot.js';

/** A chance that is smaller is drawn as this: a double holds no smaller ones. */
const smallest = 1e-300;

/** What of a lightcurve is drawn: the period and how sure it is, or, where none could be told, how much there was to look at. */
const drawn = {
  period: {
    x: { title: 'period (s)', of: ({ statistics }: Lightcurve) => statistics?.lsPeriodSeconds ?? null },
    y: {
      title: 'false-alarm probability',
      of: ({ statistics }: Lightcurve) =>
        statistics?.lsFap === null || statistics?.lsFap === undefined
          ? null
          : Math.max(smallest, statistics.lsFap),
    },
  },
  length: {
    x: { title: 'live time (s)', of: ({ liveSeconds }: Lightcurve) => liveSeconds },
    y: { title: 'bins', of: ({ binCount }: Lightcurve) => binCount },
  },
} as const;

/** The lightcurves of a table as points, both axes logarithmic; each leads to its lightcurve. */
export function ExploredPlot({
  rows,
  name,
}: {
  readonly rows: readonly Lightcurve[];
  readonly name: ExploredClass;
}) {
  const { x, y } = drawn[name === 'null' ? 'length' : 'period'];
  const points = rows.flatMap((row) => {
    const [across, up] = [x.of(row), y.of(row)];
    return across === null || up === null || across <= 0 || up <= 0 ? [] : [{ row, across, up }];
  });
  const [xs, ys] = [points.map(({ across }) => across), points.map(({ up }) => up)];
  const [xAxis, yAxis] = [logarithmicAxis(x.title, xs), logarithmicAxis(y.title, ys)];
  const summary =
    points.length === 0
      ? 'Nothing to draw.'
      : `${counted(points.length, 'lightcurve')}: ${x.title} from ${rangeOf(xs)}, ${y.title} from ${rangeOf(ys)}; the same stand in the table.`;
  return (
    <figure className="panel explored-plot">
      <SmallPlot x={xAxis} y={yAxis} label={summary}>
        {(at) =>
          points.map(({ row: { id, target }, across, up }) => {
            const place = at(xAxis.place(across), yAxis.place(up));
            return (
              <Link
                key={id}
                to="/lightcurves/$id"
                params={{ id }}
                aria-label={`${target}, ${id}`}
                tabIndex={-1}
              >
                <circle cx={place.x} cy={place.y} r="4.5">
                  <title>{target}</title>
                </circle>
              </Link>
            );
          })
        }
      </SmallPlot>
      <figcaption className="unit">{summary}</figcaption>
    </figure>
  );
}

function rangeOf(values: readonly number[]): string {
  const least = values.reduce((low, each) => Math.min(low, each), Infinity);
  const most = values.reduce((high, each) => Math.max(high, each), -Infinity);
  return `${significant(least)} to ${significant(most)}`;
}

import type { ExploratoryStatistics } from '@hstlc/contract';
import { Link } from '@tanstack/react-router';
import { significant } from '../../ui/format.js';

const size = { width: 640, height: 400, left: 56, bottom: 38 } as const;

/** log10 of the smallest chance that is told apart: a double holds no smaller ones. */
const smallest = -300;

/** Period against false-alarm probability, both logarithmic; each point leads to its lightcurve. */
export function PeriodMap({ rows }: { readonly rows: ExploratoryStatistics['interesting'] }) {
  const known = rows.filter(({ lsPeriodSeconds }) => lsPeriodSeconds !== null && lsPeriodSeconds > 0);
  const logs = known.map(({ lsPeriodSeconds }) => Math.log10(lsPeriodSeconds!));
  const from = Math.floor(Math.min(0, ...logs));
  const to = Math.max(from + 1, Math.ceil(Math.max(...logs, 1)));
  const chances = known.map(({ lsFap }) => Math.max(smallest, Math.log10(Math.max(lsFap ?? 1, 1e-300))));
  const surest = Math.min(-3, 3 * Math.floor(Math.min(...chances, -3) / 3));
  const x = (log: number) => size.left + ((log - from) / (to - from)) * (size.width - size.left - 24);
  const y = (log: number) =>
    12 + ((Math.max(log, surest) - surest) / -surest) * (size.height - size.bottom - 12);
  return (
    <figure className="panel period-map">
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        aria-label={`${known.length} periods against their false-alarm probability; the same as a table beside`}
      >
        {Array.from({ length: to - from + 1 }, (_, index) => (
          <g key={index}>
            <line x1={x(from + index)} x2={x(from + index)} y1={8} y2={size.height - size.bottom} />
            <text x={x(from + index)} y={size.height - 18} textAnchor="middle">
              {significant(10 ** (from + index), 1)}
            </text>
          </g>
        ))}
        {[0, surest / 3, (surest * 2) / 3, surest].map((log) => (
          <g key={log}>
            <line x1={size.left} x2={size.width - 8} y1={y(log)} y2={y(log)} />
            <text x={size.left - 6} y={y(log) + 4} textAnchor="end">
              {log === 0 ? '1' : `1e−${-log}`}
            </text>
          </g>
        ))}
        <text x={(size.left + size.width) / 2} y={size.height - 3} textAnchor="middle">
          period (s)
        </text>
        {known.map(({ id, target, lsPeriodSeconds }, index) => (
          <Link key={id} to="/lightcurves/$id" params={{ id }} aria-label={`${target}, ${id}`} tabIndex={-1}>
            <circle cx={x(Math.log10(lsPeriodSeconds!))} cy={y(chances[index]!)} r="4.5">
              <title>{target}</title>
            </circle>
          </Link>
        ))}
      </svg>
      <figcaption className="unit">false-alarm probability against period, both logarithmic</figcaption>
    </figure>
  );
}

import type { GrowthStatistics } from '@hstlc/contract';
import { counted, dateOf, kiloseconds, grouped } from '../../ui/format.js';
import { Scrolling } from '../../ui/scrolling.js';
import { timelineScale, timelineTicks } from '../../ui/timeline-scale.js';
import { linearAxis, type Axis } from './axis.js';
import { SmallPlot } from './small-plot.js';

type Days = GrowthStatistics['days'];

/** What the archive had on each day, exposures and their time, as steps; with its days as a table. */
export function Growth({ days }: { readonly days: Days }) {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return <p className="quiet">Nothing yet.</p>;
  return (
    <>
      <p className="quiet">
        {counted(last.exposureTotalCount, 'exposure')} and {kiloseconds(last.exposureTotalSeconds)} ks by{' '}
        {last.date}; the first came on {first.date}.
      </p>
      <div className="side-by-side">
        <Steps
          days={days}
          title="exposures"
          valueOf={({ exposureTotalCount }) => exposureTotalCount}
          label={`The archive grew to ${counted(last.exposureTotalCount, 'exposure')} by ${last.date}`}
        />
        <Steps
          days={days}
          title="exposed (ks)"
          valueOf={({ exposureTotalSeconds }) => exposureTotalSeconds / 1000}
          label={`Its exposures grew to ${kiloseconds(last.exposureTotalSeconds)} kiloseconds by ${last.date}`}
        />
      </div>
      <details>
        <summary>Day by day</summary>
        <DayTable days={days} />
      </details>
    </>
  );
}

interface StepsProps {
  readonly days: Days;
  readonly title: string;
  readonly label: string;
  readonly valueOf: (day: Days[number]) => number;
}

/** From nothing, up at each day, to the right end. */
function Steps({ days, title, label, valueOf }: StepsProps) {
  const times = days.map(({ date }) => mjdOf(date));
  const x = dateAxis(times[0]!, times.at(-1)!);
  const y = linearAxis(title, valueOf(days.at(-1)!));
  return (
    <SmallPlot x={x} y={y} label={label}>
      {(at) => {
        const points = days.map((day, index) => at(x.place(times[index]!), y.place(valueOf(day))));
        const begin = at(0, 0);
        const steps = points.map((point) => `H${point.x.toFixed(1)}V${point.y.toFixed(1)}`).join('');
        return <path className="steps" d={`M${begin.x} ${begin.y}${steps}H${at(1, 0).x}`} />;
      }}
    </SmallPlot>
  );
}

/** A day (YYYY-MM-DD, UTC) as MJD. */
function mjdOf(date: string): number {
  return Date.parse(date) / 86_400_000 + 40_587;
}

function dateAxis(first: number, last: number): Axis {
  const { from, to, place } = timelineScale(first, last);
  const ticks = timelineTicks(from, to);
  return {
    title: 'UTC date',
    place,
    ticks: ticks.length > 0 ? ticks : [{ place: place(first), label: dateOf(first) }],
  };
}

function DayTable({ days }: { readonly days: Days }) {
  return (
    <Scrolling label="Growth by day" isTall>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">
              day <span className="unit">UTC</span>
            </th>
            <th scope="col" className="number">
              new exposures
            </th>
            <th scope="col" className="number">
              in all
            </th>
            <th scope="col" className="number">
              exposed in all <span className="unit">ks</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ date, exposureCount, exposureTotalCount, exposureTotalSeconds }) => (
            <tr key={date}>
              <td>{date}</td>
              <td className="number">{grouped(exposureCount)}</td>
              <td className="number">{grouped(exposureTotalCount)}</td>
              <td className="number">{kiloseconds(exposureTotalSeconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

import type { GrowthStatistics } from '@hstlc/contract';
import { counted, kiloseconds } from '../../ui/format.js';
import { Scrolling } from '../../ui/scrolling.js';

const width = 480;
const height = 150;

/** How many exposures the archive had on each day, as steps; with its days as a table. */
export function Growth({ days }: { readonly days: GrowthStatistics['days'] }) {
  const last = days.at(-1);
  if (last === undefined) return <p className="quiet">Nothing yet.</p>;
  return (
    <>
      <svg
        className="growth"
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`The archive grew to ${counted(last.exposureTotalCount, 'exposure')} by ${last.date}`}
      >
        <path d={stepsOf(days)} />
      </svg>
      <p className="quiet">
        {counted(last.exposureTotalCount, 'exposure')} and {kiloseconds(last.exposureTotalSeconds)} ks by{' '}
        {last.date}; the first came on {days[0]!.date}.
      </p>
      <details>
        <summary>Day by day</summary>
        <Scrolling label="Growth by day" isTall>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">day</th>
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
                  <td className="number">{exposureCount.toLocaleString('en')}</td>
                  <td className="number">{exposureTotalCount.toLocaleString('en')}</td>
                  <td className="number">{kiloseconds(exposureTotalSeconds)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      </details>
    </>
  );
}

/** From nothing, up at each day, to the right end. */
function stepsOf(days: GrowthStatistics['days']): string {
  const times = days.map(({ date }) => Date.parse(date));
  const [first, last] = [times[0]!, times.at(-1)!];
  const most = Math.max(1, days.at(-1)!.exposureTotalCount);
  const x = (time: number) => (last === first ? width / 2 : ((time - first) / (last - first)) * width * 0.96);
  const y = (count: number) => height - 2 - (count / most) * (height - 8);
  const steps = days.map(
    ({ exposureTotalCount }, index) => `H${x(times[index]!).toFixed(1)}V${y(exposureTotalCount).toFixed(1)}`,
  );
  return `M0 ${height - 2}${steps.join('')}H${width}`;
}

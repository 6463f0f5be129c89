import type { Lightcurve } from '@hstlc/contract';
import { Link } from '@tanstack/react-router';
import { chance, configurationName, kiloseconds, significant } from '../../ui/format.js';
import { Scrolling } from '../../ui/scrolling.js';

/** Lightcurves of one of the three tables, with the numbers that put them there. */
export function ExploredTable({ rows }: { readonly rows: readonly Lightcurve[] }) {
  return (
    <Scrolling label="Lightcurves of this table" isPanel isTall>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">target</th>
            <th scope="col">lightcurve</th>
            <th scope="col" className="number">
              live time <span className="unit">ks</span>
            </th>
            <th scope="col" className="number">
              period <span className="unit">s</span>
            </th>
            <th scope="col" className="number">
              false alarm
            </th>
            <th scope="col">falls on</th>
            <th scope="col" className="number">
              Poisson factor
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { id, target, liveSeconds, statistics } = row;
            return (
              <tr key={id}>
                <td>
                  <Link to="/targets/$name" params={{ name: target }}>
                    {target}
                  </Link>
                </td>
                <td>
                  <Link to="/lightcurves/$id" params={{ id }}>
                    {configurationName(row)}
                  </Link>{' '}
                  <span className="unit">{row.rootname ?? 'composite'}</span>
                </td>
                <td className="number">{kiloseconds(liveSeconds)}</td>
                <td className="number">
                  {figure(statistics?.lsPeriodSeconds, (seconds) => significant(seconds, 5))}
                </td>
                <td className="number">{figure(statistics?.lsFap, chance)}</td>
                <td>{statistics?.lsLabel ?? '–'}</td>
                <td className="number">{figure(statistics?.poissonFactorGross, significant)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scrolling>
  );
}

function figure(value: number | null | undefined, written: (value: number) => string): string {
  return value === null || value === undefined ? '–' : written(value);
}

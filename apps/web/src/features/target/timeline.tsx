import type { Observation } from '@hstlc/contract';
import { Link } from '@tanstack/react-router';
import { exposureColour } from '../../ui/exposure-colours.js';
import { counted, dateOf, kiloseconds } from '../../ui/format.js';
import type { TargetConfiguration } from './configurations.js';
import { timelineScale, timelineTicks } from '../../ui/timeline-scale.js';

interface Props {
  readonly configurations: readonly TargetConfiguration[];
}

/** All exposures in the order of time, a lane for each configuration in its colour; each leads to its lightcurve. */
export function Timeline({ configurations }: Props) {
  const observations = configurations.flatMap((each) => each.observations);
  if (observations.length === 0) return null;
  const scale = timelineScale(
    Math.min(...observations.map(({ startMjd }) => startMjd)),
    Math.max(...observations.map(({ endMjd }) => endMjd)),
  );
  return (
    <div className="panel timeline">
      {configurations.map(({ name, number, observations: own, exposureSeconds }) => (
        <div key={name} className="lane">
          <span className="lane-name">
            <i className="swatch" style={{ background: exposureColour(number) }} /> {name}
            <span className="unit">
              {' '}
              {counted(own.length, 'exposure')}, {kiloseconds(exposureSeconds)} ks
            </span>
          </span>
          <span className="lane-bars">
            {own.map((each) => (
              <Bar key={each.rootname} observation={each} number={number} place={scale.place} />
            ))}
          </span>
        </div>
      ))}
      <div className="lane" aria-hidden>
        <span />
        <span className="lane-ticks">
          {timelineTicks(scale.from, scale.to).map(({ place, label }) => (
            <span key={label} style={{ left: `${place * 100}%` }}>
              {label}
            </span>
          ))}
        </span>
      </div>
    </div>
  );
}

interface BarProps {
  readonly observation: Observation;
  readonly number: number;
  readonly place: (mjd: number) => number;
}

function Bar({ observation, number, place }: BarProps) {
  const { rootname, startMjd, endMjd, lightcurve, exposureSeconds } = observation;
  const style = {
    left: `${place(startMjd) * 100}%`,
    width: `${(place(endMjd) - place(startMjd)) * 100}%`,
    background: exposureColour(number),
  };
  const title = `${rootname}, ${dateOf(startMjd)}, ${exposureSeconds.toFixed(0)} s`;
  if (lightcurve === null) return <i title={`${title}: no lightcurve`} style={style} data-absent />;
  return (
    <Link to="/lightcurves/$id" params={{ id: lightcurve }} title={title} aria-label={title} style={style} />
  );
}

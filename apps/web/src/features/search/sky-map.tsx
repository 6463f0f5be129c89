import type { Target } from '@hstlc/contract';
import { useQuery } from '@tanstack/react-query';
import { memo, useMemo, type PointerEvent } from 'react';
import { skyTargetsQuery } from '../../api/queries.js';
import { counted, grouped } from '../../ui/format.js';
import { ProblemLine } from '../../ui/problem-line.js';
import { withCone, type Cone } from './cone-drag.js';
import { parsePosition } from './parse-position.js';
import { askedFor, changed, chosenOf, defaultRadius, type SearchState } from './search-state.js';
import { circlePath, galacticPath, graticule, halfHeight, onMap } from './sky-lines.js';
import { placeIn, useConeDrag } from './use-cone-drag.js';

interface Props {
  readonly state: SearchState;
  readonly onChange: (state: SearchState) => void;
}

/** How near to a point a click must be (units of the view box). */
const reach = 14;
const hours = [2, 6, 10, 14, 18, 22] as const;

/**
 * All sky in Mollweide's projection: the targets that match; a click chooses one, with Shift one more; dragging draws a circle
 * and searches in it.
 */
export function SkyMap({ state, onChange }: Props) {
  const { data, error, refetch } = useQuery(
    skyTargetsQuery(askedFor(state) === 'cone' ? changed(state, { q: undefined }) : state),
  );
  const chosen = useMemo(() => new Set(chosenOf(state, 'target')), [state]);
  const points = useMemo(() => (data?.targets ?? []).flatMap(pointOf), [data]);
  const choose = (name: string, isMore: boolean) => {
    const others = isMore ? [...chosen].filter((each) => each !== name) : [];
    const next = chosen.has(name) ? others : [...others, name];
    onChange(changed(state, { target: next.join(',') }));
  };
  const click = (event: PointerEvent<SVGSVGElement>) => {
    const point = nearestTo(placeIn(event), points);
    if (point !== undefined) choose(point.name, event.shiftKey);
  };
  const drag = useConeDrag((cone) => onChange(withCone(state, cone)), click);
  if (error !== null && data === undefined)
    return <ProblemLine error={error} onRetry={() => void refetch()} />;
  return (
    <figure className="panel sky-map">
      <svg
        viewBox={`${-2.08 * halfHeight} ${-1.06 * halfHeight} ${4.16 * halfHeight} ${2.12 * halfHeight}`}
        role="img"
        aria-label={`Map of the sky with ${counted(points.length, 'target')}; the list below it chooses by name, the search box takes positions`}
        {...drag.listeners}
      >
        <ellipse className="sky" rx={2 * halfHeight} ry={halfHeight} />
        <path className="graticule" d={graticule} />
        <path className="galactic" d={galacticPath} />
        <Labels />
        <ConeLine cone={drag.cone ?? coneOf(state)} />
        <TargetPoints points={points} chosen={chosen} />
      </svg>
      <figcaption>
        <span className="swatch-line">
          <i data-tone="COS" /> COS <i data-tone="STIS" /> STIS <i data-tone="both" /> both; dashed: the
          galactic plane; drag a circle to search in it
        </span>
        {data !== undefined && data.total > data.targets.length && (
          <span>
            {grouped(data.targets.length)} of {grouped(data.total)} targets are drawn
          </span>
        )}
        <ChooseByName
          points={points}
          chosen={chosen}
          onChoose={choose}
          onClear={() => onChange(changed(state, { target: undefined }))}
        />
      </figcaption>
    </figure>
  );
}

interface Point {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly tone: string;
}

/** Nothing where the position is not known; larger with more exposure time. */
function pointOf(target: Target): readonly Point[] {
  const { name, instruments, rightAscensionDegrees, declinationDegrees, exposureSeconds } = target;
  if (rightAscensionDegrees === null || declinationDegrees === null) return [];
  const place = onMap({ rightAscension: rightAscensionDegrees, declination: declinationDegrees });
  const radius = 4 + Math.min(6, Math.log10(1 + exposureSeconds / 1000) * 2);
  return [{ name, ...place, radius, tone: instruments.length > 1 ? 'both' : (instruments[0] ?? 'COS') }];
}

function nearestTo(place: DOMPoint, points: readonly Point[]): Point | undefined {
  const distance = (point: Point) => Math.hypot(point.x - place.x, point.y - place.y);
  const near = points
    .filter((point) => distance(point) < reach)
    .sort((one, other) => distance(one) - distance(other));
  return near[0];
}

interface TargetPointsProps {
  readonly points: readonly Point[];
  readonly chosen: ReadonlySet<string>;
}

/** Drawn anew when the targets or the choice change, not while a circle is drawn over them. */
const TargetPoints = memo(function TargetPoints({ points, chosen }: TargetPointsProps) {
  return points.map(({ name, x, y, radius, tone }) => (
    <circle key={name} cx={x} cy={y} r={radius} data-tone={tone} data-chosen={chosen.has(name)}>
      <title>{name}</title>
    </circle>
  ));
});

function Labels() {
  return (
    <g className="sky-labels">
      {hours.map((hour) => {
        const { x, y } = onMap({ rightAscension: hour * 15, declination: 0 });
        return (
          <text key={hour} x={x} y={y + 12}>
            {hour}h
          </text>
        );
      })}
      {[-60, -30, 30, 60].map((declination) => {
        const { x, y } = onMap({ rightAscension: 180, declination });
        return (
          <text key={declination} x={x} y={y - 3}>
            {declination > 0 ? '+' : '−'}
            {Math.abs(declination)}°
          </text>
        );
      })}
    </g>
  );
}

/** What the search asks for, where that is a circle. */
function coneOf({ q = '', radius = defaultRadius }: SearchState): Cone | undefined {
  const middle = parsePosition(q);
  return middle && { middle, radius: Number(radius) };
}

function ConeLine({ cone }: { readonly cone: Cone | undefined }) {
  return cone === undefined ? null : <path className="cone" d={circlePath(cone.middle, cone.radius)} />;
}

interface ChooseByNameProps {
  readonly points: readonly Point[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (name: string, isMore: boolean) => void;
  readonly onClear: () => void;
}

/** The same choice without a pointer. */
function ChooseByName({ points, chosen, onChoose, onClear }: ChooseByNameProps) {
  return (
    <span className="choose-by-name">
      <select
        className="text-box"
        aria-label="Choose a target of the map"
        value=""
        onChange={({ currentTarget }) => currentTarget.value !== '' && onChoose(currentTarget.value, true)}
      >
        <option value="">{chosen.size === 0 ? 'choose a target' : [...chosen].join(', ')}</option>
        {points.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      {chosen.size > 0 && (
        <button type="button" className="tool" onClick={onClear}>
          clear
        </button>
      )}
    </span>
  );
}

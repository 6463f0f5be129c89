import type { Lightcurve, Observation, TargetDetail } from '@hstlc/contract';
import { configurationName } from '../../ui/format.js';

/** All that a target has in one configuration. */
export interface TargetConfiguration {
  readonly name: string;
  /** from 1, as exposures are numbered: the same colour everywhere on the page */
  readonly number: number;
  /** in the order of time */
  readonly observations: readonly Observation[];
  readonly composite: Lightcurve | undefined;
  /** s */
  readonly exposureSeconds: number;
}

/** The exposures and composites of a target by configuration, the one with the most exposure time first. */
export function configurationsOf({ observations, composites }: TargetDetail): readonly TargetConfiguration[] {
  const names = new Set([...observations, ...composites].map((each) => configurationName(each)));
  return [...names]
    .map((name) => {
      const own = observations.filter((each) => configurationName(each) === name);
      return {
        name,
        observations: own.toSorted((one, other) => one.startMjd - other.startMjd),
        composite: composites.find((each) => configurationName(each) === name),
        exposureSeconds: own.reduce((sum, { exposureSeconds }) => sum + exposureSeconds, 0),
      };
    })
    .toSorted(
      (one, other) => other.exposureSeconds - one.exposureSeconds || one.name.localeCompare(other.name),
    )
    .map((configuration, index) => ({ ...configuration, number: index + 1 }));
}

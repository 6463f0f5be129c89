import { overlap, type Box } from '../detector-boxes.js';
import { isGoodTick, toTicks, type GoodTime } from '../good-times.js';
import type { PhotonFilter } from '../photon-list.js';
import type { Segment } from '../time-tag-exposure.js';

/** A photon that fell into a box of a segment. */
export interface PhotonInBox {
  /** place of the segment among those asked for */
  readonly segment: number;
  readonly region: 'source' | 'background';
  readonly column: number;
  readonly tick: number;
  /** EPSILON (or 1, where photons of the region are counted) times the share of its pixel in the box */
  readonly weight: number;
}

/**
 * Shows every photon in good time to each box it fell into, in the order of the file.
 *
 * @param segments of one photon list, at least one
 * @param goodTimes s since EXPSTART, closed
 */
export async function visitPhotons(
  segments: readonly Segment[],
  filter: PhotonFilter,
  { goodTimes, tickSeconds }: { readonly goodTimes: readonly GoodTime[]; readonly tickSeconds: number },
  visit: (photon: PhotonInBox) => void,
): Promise<void> {
  const intervals = toTicks(goodTimes, tickSeconds);
  const regions = segments.flatMap(regionsOf);
  const { photons } = segments[0]!;
  for await (const { count, ticks, columns, rows, epsilons } of photons.batches(filter))
    for (let photon = 0; photon < count; photon++) {
      const column = columns[photon];
      if (column < 0 || column >= photons.columnCount || !isGoodTick(intervals, ticks[photon])) continue;
      const tick = ticks[photon];
      for (const { box, segment, region, weighsEpsilon } of regions) {
        const share = overlap(rows[photon], box.low[column], box.high[column]);
        if (share === 0) continue;
        visit({ segment, region, column, tick, weight: weighsEpsilon ? share * epsilons[photon] : share });
      }
    }
}

interface Region extends Pick<PhotonInBox, 'segment' | 'region'> {
  readonly box: Box;
  readonly weighsEpsilon: boolean;
}

function regionsOf({ source, background }: Segment, segment: number): readonly Region[] {
  return [
    ...source.map((box) => ({ box, segment, region: 'source' as const, weighsEpsilon: true })),
    ...(background?.boxes ?? []).map((box) => ({
      box,
      segment,
      region: 'background' as const,
      weighsEpsilon: background?.weighing === 'epsilon',
    })),
  ];
}

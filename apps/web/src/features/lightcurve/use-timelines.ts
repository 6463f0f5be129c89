import type { LightcurveDetail, Timeline } from '@hstlc/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { timelinesQuery } from '../../api/timelines.js';

/** What the files of the exposures tell of the airglow, as far as it was asked for and came. */
export interface ToldTimelines {
  /** by DATASET number; empty until they come, undefined when they came and no exposure has one */
  readonly timelines: ReadonlyMap<number, Timeline> | undefined;
  /** rootnames of the exposures without; undefined until that is known */
  readonly without: readonly string[] | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

const none: ReadonlyMap<number, Timeline> = new Map();

/** Asks for the TIMELINEs of all exposures once they are wanted, and never before. */
export function useTimelines(datasets: LightcurveDetail['datasets'], isWanted: boolean): ToldTimelines {
  const rootnames = useMemo(() => datasets.map(({ rootname }) => rootname), [datasets]);
  const { data, error, refetch } = useQuery({ ...timelinesQuery(rootnames), enabled: isWanted });
  return useMemo(() => {
    const retry = () => void refetch();
    if (data === undefined) return { timelines: none, without: undefined, error, retry };
    const known = datasets.flatMap(({ dataset }, place) => {
      const timeline = data[place] ?? undefined;
      return timeline === undefined ? [] : [[dataset ?? 0, timeline] as const];
    });
    const without = rootnames.filter((_, place) => data[place] === null);
    return { timelines: known.length === 0 ? undefined : new Map(known), without, error: null, retry };
  }, [data, error, refetch, datasets, rootnames]);
}

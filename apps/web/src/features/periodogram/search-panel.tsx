import { Anchor, Button, Group, Progress, Text, Title } from '@mantine/core';
import { hstOrbitSeconds, type PeriodSearch } from '@hstlc/lightcurve/periodogram';
import { useScreenQuery } from '../../ui/use-screen-query.js';
import { useEffect, useMemo, useState } from 'react';
import { Plot } from '../../plot/plot.js';
import type { Range } from '../../plot/use-plotly.js';
import type { FoldState } from './fold-state.js';
import { PeakTable } from './peak-table.js';
import {
  periodogramFigure,
  periodogramHeight,
  periodogramSummary,
  shownLevels,
} from './periodogram-figure.js';
import type { SearchRequest } from './search-messages.js';
import { ShuffleBar } from './shuffle-bar.js';
import { useShuffles } from './use-shuffles.js';
import { periodAt } from './period-at.js';
import type { SearchProgress } from './use-period-search.js';
import { grouped } from '../../ui/format.js';

interface Props {
  readonly request: SearchRequest;
  readonly progress: SearchProgress;
  readonly onCancel: () => void;
  readonly onAgain: () => void;
  readonly axis: FoldState['axis'];
  /** HST's orbital period by the TIMELINE of the files; undefined without one */
  readonly orbitSeconds: number | undefined;
  /** the one that is folded on */
  readonly periodSeconds: number | undefined;
  readonly onPeriod: (periodSeconds: number) => void;
}

/** The search for periods: how far it is, and what it found. */
export function SearchPanel({ progress, onCancel, onAgain, ...shown }: Props) {
  return (
    <section className="panel periods-part" aria-label="periodogram">
      <Title order={2} size="h6" px="sm" pt="xs">
        Periodogram
      </Title>
      {progress.kind === 'found' ? (
        <Found search={progress.search} {...shown} />
      ) : (
        <div className="periods-waiting" style={{ minHeight: periodogramHeight }}>
          {progress.kind === 'running' ? (
            <Running onCancel={onCancel} />
          ) : (
            <Stopped progress={progress} onAgain={onAgain} />
          )}
        </div>
      )}
    </section>
  );
}

function Running({ onCancel }: { readonly onCancel: () => void }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const since = performance.now();
    const timer = setInterval(() => setSeconds((performance.now() - since) / 1000), 100);
    return () => clearInterval(timer);
  }, []);
  // what is over at once shows nothing
  if (seconds < 0.15) return null;
  return (
    <div role="status" className="periods-progress">
      <Text size="sm">searching for periods, {seconds.toFixed(0)} s so far</Text>
      <Progress value={100} striped animated size="sm" aria-label="searching" />
      <Button size="xs" variant="default" onClick={onCancel}>
        cancel
      </Button>
    </div>
  );
}

const words = {
  cancelled: 'The search was cancelled.',
  nothing:
    'There is nothing to search: fewer than 8 bins have a value, or no period lies between the shortest and the longest.',
  refused:
    'So many frequencies do not fit into memory. Ask for a longer shortest period, or for fewer exposures.',
  broken: 'The search broke off. It may have needed more memory than there is; ask for fewer periods.',
} as const;

function Stopped({
  progress,
  onAgain,
}: {
  readonly progress: Exclude<SearchProgress, { kind: 'running' | 'found' }>;
  readonly onAgain: () => void;
}) {
  return (
    <div role="status" className="periods-progress">
      <Text size="sm">{words[progress.kind]}</Text>
      {(progress.kind === 'cancelled' || progress.kind === 'broken') && (
        <Button size="xs" variant="default" onClick={onAgain}>
          search again
        </Button>
      )}
    </div>
  );
}

interface FoundProps extends Omit<Props, 'progress' | 'onCancel' | 'onAgain'> {
  readonly search: PeriodSearch;
}

function Found({ search, axis, orbitSeconds, periodSeconds, onPeriod, request }: FoundProps) {
  const shuffles = useShuffles(request, search);
  const isNarrow = useScreenQuery('(max-width: 48em)');
  const [part, setPart] = useState<{ readonly axis: FoldState['axis']; readonly range: Range }>();
  // the other axis begins with all of it
  const seen = part?.axis === axis ? part.range : undefined;
  const figure = useMemo(() => {
    const view = { axis, periodSeconds, orbitSeconds: orbitSeconds ?? hstOrbitSeconds, seen, isNarrow };
    return periodogramFigure(search, view);
  }, [search, axis, periodSeconds, orbitSeconds, seen, isNarrow]);
  const { grid, sampleCount } = search.periodogram;
  const levels = shownLevels(search).toSorted((one, other) => one.power - other.power);
  return (
    <>
      <Plot
        figure={figure}
        height={periodogramHeight}
        label={periodogramSummary(search)}
        onRange={(range) => setPart(range === undefined ? undefined : { axis, range })}
        onPress={(share) => onPeriod(periodAt(search, figure.range, axis, share))}
      />
      <Group gap="2px 14px" px="sm" pb="xs" fz="xs" c="dimmed">
        <span>{grouped(grid.count)} frequencies</span>
        <span>{grouped(sampleCount)} bins</span>
        <span>
          {search.combined === 'coherent'
            ? 'all bins as one series'
            : `${search.exposureCount} exposures by themselves, phases ignored; no window`}
        </span>
        <span>Lomb–Scargle, floating mean, weighed by live time</span>
        {isNarrow && levels.length > 0 && (
          <span>
            dashed, from below: a false alarm of{' '}
            {levels.map(({ probability }) => `${100 * probability} %`).join(', ')}
          </span>
        )}
        <span>
          dotted: HST&apos;s orbit, {orbitSeconds === undefined ? '95.4 min' : 'by the TIMELINE'}, its half
          and third
        </span>
        <span className="no-print">click: fold on the highest power there</span>
        {seen === undefined ? (
          <span className="by-mouse">drag: look at a part</span>
        ) : (
          <Anchor component="button" type="button" fz="xs" onClick={() => setPart(undefined)}>
            all periods
          </Anchor>
        )}
      </Group>
      <PeakTable
        search={search}
        periodSeconds={periodSeconds}
        onPeriod={onPeriod}
        shuffled={shuffles.probabilities}
      />
      {search.peaks.length > 0 && <ShuffleBar shuffles={shuffles} />}
    </>
  );
}

import { Button, Group, Slider, Text, Title } from '@mantine/core';
import { foldCurve } from '@hstlc/lightcurve/periodogram';
import { useMemo, useState } from 'react';
import { Plot } from '../../plot/plot.js';
import { NumberBox } from '../../ui/number-box.js';
import { foldFigure, foldHeight } from './fold-figure.js';
import { mostPhaseBins, type FoldState, type SearchColumn } from './fold-state.js';
import { periodText } from './period-text.js';
import { PhotonFold } from './photon-fold.js';
import type { SearchedCurve } from './search-samples.js';
import { grouped } from '../../ui/format.js';

interface Props {
  readonly curve: SearchedCurve;
  readonly state: FoldState;
  readonly onChange: (state: FoldState) => void;
  /** undefined as long as none was found */
  readonly periodSeconds: number | undefined;
  /** exposures that are looked at */
  readonly rootnames: readonly string[];
}

/** The curve folded on a period, over two cycles. */
export function FoldPanel({ rootnames, ...folded }: Props) {
  const { state, periodSeconds } = folded;
  return (
    <section className="panel periods-part" aria-label="folded lightcurve">
      <Title order={2} size="h6" px="sm" pt="xs">
        Folded{periodSeconds === undefined ? '' : ` on ${Number(periodSeconds.toPrecision(9))} s`}
      </Title>
      {periodSeconds === undefined ? (
        <div className="periods-waiting" style={{ minHeight: foldHeight }}>
          <Text size="sm" c="dimmed">
            Type a period below, or choose a peak.
          </Text>
        </div>
      ) : (
        // a typed period begins the sliders anew
        <Folded key={`${periodSeconds} ${state.epoch}`} {...folded} periodSeconds={periodSeconds} />
      )}
      <FoldBoxes {...folded} />
      {periodSeconds !== undefined && (
        <PhotonFold
          key={`${periodSeconds} ${rootnames.join(' ')}`}
          rootnames={rootnames}
          choice={{
            period_s: periodSeconds,
            clock: state.clock,
            epoch: state.epoch,
            phase_bins: state.phaseBinCount,
          }}
        />
      )}
    </section>
  );
}

const quantities = {
  NET: { quantity: 'net', unit: 'count/s' },
  FLUX: { quantity: 'flux', unit: 'erg/s/cm²/Å' },
  COUNTS: { quantity: 'counts per bin', unit: 'count' },
  GROSS: { quantity: 'gross per bin', unit: 'count' },
  BACKGROUND: { quantity: 'background per bin', unit: 'count' },
} as const satisfies Record<SearchColumn, object>;

function errorsOf({ columns }: SearchedCurve, column: SearchColumn): Float64Array | undefined {
  if (column === 'NET')
    return columns.ERROR.map((error, bin) => error / (columns.EXPOSURE[bin] || Number.NaN));
  if (column === 'COUNTS') return columns.ERROR;
  return column === 'FLUX' ? columns.FLUX_ERROR : undefined;
}

type FoldedProps = Omit<Props, 'rootnames'>;

function Folded({ curve, state, onChange, periodSeconds }: FoldedProps & { readonly periodSeconds: number }) {
  // what is dragged is seen at once, and becomes part of the address when it is let go
  const [stretch, setStretch] = useState(0);
  const [shift, setShift] = useState(0);
  const { TIME, DATASET, EXPOSURE } = curve.columns;
  const values = curve.columns[state.column];
  const errors = useMemo(() => errorsOf(curve, state.column), [curve, state.column]);
  const width = resolutionOf(TIME, periodSeconds);
  const period = periodSeconds + stretch * width;
  const epoch = state.epoch ?? curve.zero;
  const epochSeconds = (epoch - curve.zero) * 86_400 + shift * period;
  const figure = useMemo(() => {
    const folded = foldCurve(
      { times: TIME, values, exposures: EXPOSURE, ...(errors && { errors }) },
      period,
      { epochSeconds, phaseBinCount: state.phaseBinCount },
    );
    return foldFigure({ folded, values, datasets: DATASET, ...quantities[state.column] });
  }, [TIME, values, errors, EXPOSURE, DATASET, period, epochSeconds, state.phaseBinCount, state.column]);
  return (
    <>
      <Plot
        figure={figure}
        height={foldHeight}
        label={`${quantities[state.column].quantity} folded on ${periodText(period, 8)}, two cycles, ${state.phaseBinCount} phase bins each`}
      />
      <div className="fold-sliders no-print">
        <FineSlider
          name="period"
          text={stretch === 0 ? '' : periodText(period, 8)}
          reach={2}
          value={stretch}
          onChange={setStretch}
          onEnd={(end) => onChange({ ...state, periodSeconds: periodSeconds + end * width })}
        />
        <FineSlider
          name="phase"
          text={shift === 0 ? '' : shift.toFixed(2)}
          reach={0.5}
          value={shift}
          onChange={setShift}
          onEnd={(end) => onChange({ ...state, epoch: Number((epoch + (end * period) / 86_400).toFixed(8)) })}
        />
      </div>
      <Text size="xs" px="sm" className="only-print">
        phase 0 at {state.clock === 'recorded' ? 'MJD (UTC)' : 'BJD (TDB)'} {epoch.toFixed(6)},{' '}
        {state.phaseBinCount} phase bins
      </Text>
      <Text size="xs" c="dimmed" px="sm">
        two cycles; means weighed by live time, their uncertainties from those of the bins
        {figure.drawnBins < figure.binCount &&
          `; ${grouped(figure.drawnBins)} of ${grouped(figure.binCount)} bins are drawn behind them`}
      </Text>
    </>
  );
}

interface SliderProps {
  readonly name: string;
  /** what it stands at */
  readonly text: string;
  /** to both sides of nothing */
  readonly reach: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly onEnd: (value: number) => void;
}

/** A slider about nothing: what is dragged is seen at once, and counts when it is let go. */
function FineSlider({ name, text, reach, value, onChange, onEnd }: SliderProps) {
  return (
    <>
      <Text size="xs">
        {name} {text}
      </Text>
      <Slider
        size="sm"
        min={-reach}
        max={reach}
        step={0.01}
        value={value}
        onChange={onChange}
        onChangeEnd={onEnd}
        label={null}
        startPointValue={0}
        thumbLabel={`${name}, finely`}
        thumbSize={24}
      />
    </>
  );
}

/** By how much a period changes when one more cycle fits half-way into the curve (s): what the slider can tell apart. */
function resolutionOf(times: Float64Array, period: number): number {
  const baseline = (times.at(-1) ?? 0) - (times[0] ?? 0);
  return baseline > 0 ? Math.min(period / 4, period ** 2 / (2 * baseline)) : period / 4;
}

function FoldBoxes({ curve, state, onChange, periodSeconds }: FoldedProps) {
  const set = (change: Partial<FoldState>) => onChange({ ...state, ...change });
  const times = (factor: number) =>
    periodSeconds !== undefined && set({ periodSeconds: periodSeconds * factor });
  return (
    <Group gap="8px 10px" align="end" p="sm" className="no-print">
      <NumberBox
        label="period (s)"
        value={periodSeconds === undefined ? undefined : Number(periodSeconds.toPrecision(10))}
        width={170}
        onChange={(value) => set({ periodSeconds: value })}
      />
      <Button.Group>
        <Button
          size="xs"
          variant="default"
          aria-label="÷2, half the period"
          disabled={periodSeconds === undefined}
          onClick={() => times(0.5)}
        >
          ÷2
        </Button>
        <Button
          size="xs"
          variant="default"
          aria-label="×2, twice the period"
          disabled={periodSeconds === undefined}
          onClick={() => times(2)}
        >
          ×2
        </Button>
      </Button.Group>
      <NumberBox
        label={state.clock === 'recorded' ? 'epoch, MJD (UTC)' : 'epoch, BJD (TDB)'}
        value={state.epoch}
        placeholder={curve.zero.toFixed(6)}
        width={160}
        onChange={(epoch) => set({ epoch })}
      />
      <NumberBox
        label="phase bins"
        value={state.phaseBinCount}
        width={80}
        onChange={(count) => set({ phaseBinCount: count ?? 20 })}
        accepts={(count) => Number.isInteger(count) && count >= 2 && count <= mostPhaseBins}
        complaint={`2 to ${mostPhaseBins}`}
      />
    </Group>
  );
}

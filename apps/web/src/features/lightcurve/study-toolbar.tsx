import { Button, Group, NativeSelect, Switch } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import { FoldingToolbar } from '../../ui/folding-toolbar.js';
import { counted } from '../../ui/format.js';
import { PanelChooser } from './panel-chooser.js';
import { binsPerBinOf } from './study-curve.js';
import type { Change, StudyChoices } from './use-choices.js';
import { timeScales, type TimeScale } from './study-state.js';

interface Props {
  readonly state: StudyChoices;
  readonly onChange: Change;
  /** s, of the product */
  readonly stepSeconds: number;
  /** s, of the longest exposure */
  readonly longestSeconds: number;
  /** what else stands in the bar, at its end */
  readonly children?: ReactNode;
}

const scaleNames = {
  mjd: 'MJD (UTC)',
  utc: 'date (UTC)',
  bjd: 'BJD (TDB)',
  seconds: 'seconds since start',
} as const satisfies Record<TimeScale, string>;

/** What can be chosen about the panels; every choice becomes part of the address. */
export function StudyToolbar({ children, ...chosen }: Props) {
  return (
    <FoldingToolbar label="how the lightcurve is drawn" summary={summaryOf(chosen)} always={children}>
      <Choices {...chosen} />
    </FoldingToolbar>
  );
}

/** The choices that change most of what is seen. */
function summaryOf({ state: { binSeconds, scale, panels }, stepSeconds }: Props): string {
  const bin = secondsText(binsPerBinOf(binSeconds, stepSeconds) * stepSeconds);
  return `${bin}, ${scaleNames[scale]}, ${counted(panels.length, 'panel')}`;
}

const Choices = memo(function Choices({ state, onChange: set, stepSeconds, longestSeconds }: Props) {
  return (
    <>
      <NativeSelect
        size="xs"
        label="bin"
        value={String(state.binSeconds ?? '')}
        data={binChoices(stepSeconds, longestSeconds, state.binSeconds)}
        onChange={({ currentTarget: { value } }) =>
          set({ binSeconds: value === '' ? undefined : Number(value) })
        }
      />
      <NativeSelect
        size="xs"
        label="time"
        value={state.scale}
        data={timeScales.map((value) => ({ value, label: scaleNames[value] }))}
        onChange={({ currentTarget: { value } }) =>
          set({ scale: timeScales.find((scale) => scale === value) ?? state.scale })
        }
      />
      <PanelChooser panels={state.panels} onChange={(panels) => set({ panels })} />
      <Group gap="6px 16px" mih={30}>
        <Switch
          size="xs"
          label="gaps collapsed"
          checked={state.gaps === 'collapsed'}
          onChange={({ currentTarget: { checked } }) => set({ gaps: checked ? 'collapsed' : 'shown' })}
        />
        <Switch
          size="xs"
          label="error bars"
          checked={state.errors === 'shown'}
          onChange={({ currentTarget: { checked } }) => set({ errors: checked ? 'shown' : 'hidden' })}
        />
        <Switch
          size="xs"
          label="outlier-safe"
          title="wild bins do not widen the vertical axes; they are marked at the edge"
          checked={state.vertical === 'robust'}
          onChange={({ currentTarget: { checked } }) => set({ vertical: checked ? 'robust' : 'full' })}
        />
      </Group>
    </>
  );
});

const multiples = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/** Bins that can be chosen: those of the product, and whole numbers of them up to a quarter of an exposure. */
function binChoices(stepSeconds: number, longestSeconds: number, chosen: number | undefined) {
  const offered = multiples
    .filter((multiple) => multiple === 1 || multiple * stepSeconds <= longestSeconds / 4)
    .map((multiple) => ({
      value: multiple === 1 ? '' : String(multiple * stepSeconds),
      label: `${secondsText(multiple * stepSeconds)}${multiple === 1 ? ', as stored' : ''}`,
    }));
  if (chosen === undefined || offered.some(({ value }) => value === String(chosen))) return offered;
  const whole = Math.max(1, Math.round(chosen / stepSeconds)) * stepSeconds;
  return [...offered, { value: String(chosen), label: secondsText(whole) }];
}

function secondsText(seconds: number): string {
  return `${Number(seconds.toPrecision(6))} s`;
}

interface ZoomProps {
  readonly isWhole: boolean;
  readonly onZoom: (factor: number) => void;
  readonly onPan: (share: number) => void;
  readonly onWhole: () => void;
}

/** Zooming and panning without a mouse. */
export function ZoomButtons({ isWhole, onZoom, onPan, onWhole }: ZoomProps) {
  return (
    <Button.Group aria-label="part of the time that is seen" className="no-print">
      <Button size="xs" variant="default" onClick={() => onPan(-0.5)} disabled={isWhole} aria-label="earlier">
        ←
      </Button>
      <Button size="xs" variant="default" onClick={() => onZoom(0.5)} aria-label="zoom in">
        +
      </Button>
      <Button size="xs" variant="default" onClick={() => onZoom(2)} disabled={isWhole} aria-label="zoom out">
        −
      </Button>
      <Button size="xs" variant="default" onClick={() => onPan(0.5)} disabled={isWhole} aria-label="later">
        →
      </Button>
      <Button size="xs" variant="default" onClick={onWhole} disabled={isWhole}>
        whole
      </Button>
    </Button.Group>
  );
}

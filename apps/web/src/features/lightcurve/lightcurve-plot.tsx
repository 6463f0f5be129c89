import { Group, Text } from '@mantine/core';
import { useMemo, type KeyboardEvent } from 'react';
import { Plot } from '../../plot/plot.js';
import { BinReadout } from './bin-readout.js';
import type { LightcurveFigure } from './lightcurve-figure.js';
import { plotSummary } from './summary.js';
import { ZoomButtons } from './study-toolbar.js';
import type { PlottedStudy } from './use-plotted-study.js';
import { grouped } from '../../ui/format.js';

interface Props {
  readonly target: string;
  readonly study: PlottedStudy;
  readonly rootnames: ReadonlyMap<number, string>;
}

/** The drawn panels with a cursor that pointer and arrow keys move, and what stands at it. */
export function LightcurvePlot({ target, study, rootnames }: Props) {
  const { curve, figure, airglow, cursorBin, moveCursor } = study;
  const isWhole = figure.range === figure.axis.whole;
  const { panels, axis } = figure;
  const summary = useMemo(() => plotSummary(curve, { panels, axis }, target), [curve, panels, axis, target]);
  return (
    <div className="panel study-plot">
      <BinReadout
        curve={curve}
        bin={cursorBin}
        panels={figure.panels}
        rootnames={rootnames}
        airglow={airglow}
      />
      {/* a group that takes the focus, so that the arrow keys move the cursor */}
      <div
        role="group"
        aria-label="plot: arrow keys go from bin to bin, plus and minus zoom, page keys pan, 0 shows all"
        className="focusable-plot"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={(event) => pressed(event, study)}
      >
        <Plot
          figure={figure}
          height={figure.height}
          label={summary}
          onRange={study.setRange}
          onPointer={(share) => moveCursor(share === undefined ? undefined : study.binAt(share))}
          onPress={(share) => moveCursor(study.binAt(share))}
          cursor={cursorBin === undefined ? undefined : study.shareOf(cursorBin)}
        />
      </div>
      <Group justify="space-between" px="xs" pb="xs" gap="xs">
        <DrawnText figure={figure} isWhole={isWhole} />
        <ZoomButtons
          isWhole={isWhole}
          onZoom={study.zoom}
          onPan={study.pan}
          onWhole={() => study.setRange(undefined)}
        />
      </Group>
    </div>
  );
}

function DrawnText({ figure, isWhole }: { readonly figure: LightcurveFigure; readonly isWhole: boolean }) {
  const { drawnPoints, availablePoints } = figure;
  return (
    <Text size="xs" c="dimmed">
      {drawnPoints === availablePoints
        ? `every bin is drawn${isWhole ? '' : ', in the part that is seen'}`
        : `${grouped(drawnPoints)} of ${grouped(availablePoints)} points are drawn, the lowest and the highest of neighbours; zoom in to see each`}
      <span className="no-print">; drag to zoom, double click for all</span>
    </Text>
  );
}

/** How far the keys go: one bin, or with the shift key ten. */
function pressed(event: KeyboardEvent, study: PlottedStudy): void {
  const { curve, cursorBin, moveCursor } = study;
  const step = event.shiftKey ? 10 : 1;
  const go = (bin: number) => moveCursor(Math.min(Math.max(bin, 0), curve.binCount - 1));
  const at = cursorBin ?? study.binAt(0);
  const actions: Readonly<Record<string, () => void>> = {
    ArrowRight: () => go(cursorBin === undefined ? at : at + step),
    ArrowLeft: () => go(cursorBin === undefined ? at : at - step),
    Home: () => go(0),
    End: () => go(curve.binCount - 1),
    '+': () => study.zoom(0.5),
    '=': () => study.zoom(0.5),
    '-': () => study.zoom(2),
    PageDown: () => study.pan(0.5),
    PageUp: () => study.pan(-0.5),
    '0': () => study.setRange(undefined),
  };
  const action = actions[event.key];
  if (action === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  action();
}

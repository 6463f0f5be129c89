import { Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { LightcurveDetail } from '@hstlc/contract';
import { useDeferredValue, useMemo } from 'react';
import type { Product } from '../../api/product.js';
import { ExportMenu } from './export-menu.js';
import { exportFigure } from './export-figure.js';
import { LightcurvePlot } from './lightcurve-plot.js';
import { emptyPanels, panelQuantity } from './panels.js';
import { seenTable } from './seen-table.js';
import { StudySide } from './study-side.js';
import { StudyToolbar } from './study-toolbar.js';
import type { StudyState } from './study-state.js';
import { StudyWords } from './study-words.js';
import { citation } from '../../ui/citation.js';
import { useStable } from '../../ui/use-stable.js';
import { useChoices, type Change } from './use-choices.js';
import { useTimelines } from './use-timelines.js';
import { usePlottedStudy } from './use-plotted-study.js';

interface Props {
  readonly lightcurve: LightcurveDetail;
  readonly product: Product;
  readonly state: StudyState;
  readonly onChange: (state: StudyState) => void;
  readonly onFold: (periodSeconds: number) => void;
}

/** The panels of a lightcurve, what can be chosen about them, and what they say in words and numbers. */
export function LightcurveStudy({ lightcurve, product, state, onChange, onFold }: Props) {
  const { datasets, stepSeconds } = lightcurve;
  const choices = useChoices(state);
  const told = useTimelines(datasets, choices.airglow !== undefined);
  const study = usePlottedStudy(lightcurve, product, told.timelines, choices, state, onChange);
  const change = useStable((part: Partial<StudyState>) => onChange({ ...state, ...part }));
  const fold = useStable(onFold);
  // the plot comes first, what stands around it a moment later
  const isPlotThere = useDeferredValue(true, false);
  const { curve, figure, airglow, place } = study;
  const rootnames = useMemo(
    () => new Map(datasets.map(({ dataset, rootname }) => [dataset ?? 0, rootname])),
    [datasets],
  );
  const tableOf = () => seenTable(curve, figure.panels, study.seenBins(), rootnames, airglow);
  useEscape(state, change);
  const drawn = useMemo(() => ({ curve, airglow, panels: figure.panels }), [curve, airglow, figure.panels]);
  return (
    <div className="study">
      <div className="study-main">
        <StudyToolbar
          state={choices}
          onChange={change}
          stepSeconds={stepSeconds}
          longestSeconds={Math.max(...datasets.map(({ exposureSeconds }) => exposureSeconds))}
        >
          <ExportMenu
            lightcurve={lightcurve}
            tableOf={tableOf}
            onImage={(format) => void exportFigure(study, state, lightcurve, format)}
          />
        </StudyToolbar>
        <div ref={place}>
          <LightcurvePlot target={lightcurve.target} study={study} rootnames={rootnames} />
        </div>
        <Absences lightcurve={lightcurve} empty={emptyPanels(curve.columns, state.panels)} />
        <p className="only-print">Cite as: {citation(product.origin.doi, lightcurve, product.provenance)}</p>
        <StudyWords curve={curve} figure={figure} tableOf={tableOf} />
      </div>
      {isPlotThere && (
        <StudySide
          lightcurve={lightcurve}
          product={product}
          quality={study.allQuality}
          state={choices}
          onChange={change}
          onFold={fold}
          told={told}
          drawn={drawn}
        />
      )}
    </div>
  );
}

/** The key that shows all again: the whole time, and all exposures. */
function useEscape({ range, exposures }: StudyState, change: Change): void {
  const showAll = () =>
    (range !== undefined || exposures.length > 0) && change({ range: undefined, exposures: [] });
  useHotkeys([['Escape', showAll]]);
}

/** Stands for the panels that have nothing to show. */
function Absences({
  lightcurve: { caveats },
  empty,
}: {
  readonly lightcurve: LightcurveDetail;
  readonly empty: readonly Parameters<typeof panelQuantity>[0][];
}) {
  return empty.map((name) => {
    const reasons = name === 'flux' ? caveats.filter(({ text }) => /\bno flux\b/.test(text)) : [];
    const reason =
      reasons.length === 0
        ? name === 'flux'
          ? 'the exposures of this lightcurve are not flux calibrated'
          : 'no bin that is seen has a value'
        : reasons.map(({ text }) => text).join('; ');
    return (
      <Text key={name} size="sm" c="dimmed" className="absence">
        no {panelQuantity(name)}: {reason}
      </Text>
    );
  });
}

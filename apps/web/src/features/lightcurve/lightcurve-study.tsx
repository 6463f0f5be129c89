import { Alert, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { LightcurveData, LightcurveDetail } from '@hstlc/contract';
import { useMemo } from 'react';
import { Plot } from '../../plot/plot.js';
import { ExposureLegend } from './exposure-legend.js';
import { lightcurveFigure, type LightcurveFigure } from './lightcurve-figure.js';
import { figureHeight } from './lightcurve-layout.js';
import { StudyControls } from './study-controls.js';
import type { StudyState } from './study-state.js';

interface Props {
  readonly lightcurve: LightcurveDetail;
  readonly data: LightcurveData;
  readonly state: StudyState;
  readonly onChange: (state: StudyState) => void;
}

/** The panels of a lightcurve and what can be chosen about them. */
export function LightcurveStudy({ lightcurve, data, state, onChange }: Props) {
  const { hasFlux, datasets } = lightcurve;
  const layout = state.time ?? 'collapsed';
  const errorBars = state.errors ?? 'shown';
  const alone = datasets.find(({ rootname }) => rootname === state.exposure)?.dataset ?? null;
  const figure = useMemo(
    () => lightcurveFigure(data, { layout, errorBars, hasFlux, datasets: alone === null ? [] : [alone] }),
    [data, layout, errorBars, hasFlux, alone],
  );
  const { exposure: _, ...withAll } = state;
  useHotkeys([['Escape', () => alone !== null && onChange(withAll)]]);
  return (
    <>
      <StudyControls
        isComposite={datasets.filter(({ dataset }) => dataset !== null).length > 1}
        state={state}
        onChange={onChange}
      />
      <ExposureLegend
        datasets={datasets}
        alone={alone}
        onChoose={(rootname) => onChange(rootname === undefined ? withAll : { ...state, exposure: rootname })}
      />
      <div className="panel">
        <Plot
          figure={figure}
          height={figureHeight(figure.panelCount)}
          label={`lightcurve of ${lightcurve.target}: ${figure.panelCount} panels over time`}
        />
        {!hasFlux && <NoFlux lightcurve={lightcurve} />}
      </div>
      <Thinned figure={figure} />
    </>
  );
}

/** Stands where the flux panel would be. */
function NoFlux({ lightcurve: { caveats } }: Pick<Props, 'lightcurve'>) {
  const reasons = caveats.filter(({ text }) => /\bno flux\b/.test(text));
  return (
    <Alert color="gray" variant="light" title="No flux" m="sm" mt={0}>
      {reasons.length === 0
        ? 'The exposures of this lightcurve are not flux calibrated.'
        : reasons.map(({ code, text }) => <div key={`${code} ${text}`}>{text}</div>)}
    </Alert>
  );
}

function Thinned({ figure: { drawnPoints, availablePoints } }: { readonly figure: LightcurveFigure }) {
  if (drawnPoints === availablePoints) return null;
  return (
    <Text size="sm" c="dimmed">
      Drawn: {drawnPoints.toLocaleString('en')} of {availablePoints.toLocaleString('en')} points, the lowest
      and the highest of neighbouring bins. The file holds all.
    </Text>
  );
}

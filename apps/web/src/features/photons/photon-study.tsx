import { Text, Title, useComputedColorScheme } from '@mantine/core';
import type { DetectorImage } from '@hstlc/lightcurve';
import { airglowWindows } from '@hstlc/lightcurve/rows';
import { useMemo } from 'react';
import { Brush } from '../../plot/brush.js';
import { Plot } from '../../plot/plot.js';
import { useScreenQuery } from '../../ui/use-screen-query.js';
import { Loading } from '../../ui/states.js';
import { Detector } from './detector.js';
import { rateOverTime, rateOverWavelength } from './map-sums.js';
import { darkestCount, mapFigure, mapHeight, spectrumBelowHeight, spectrumFigure } from './photon-figures.js';
import type { PhotonOverview } from './photon-messages.js';
import type { PhotonState, Span } from './photon-state.js';
import { useBrushed } from './use-brushed.js';
import { PhotonText } from './photon-text.js';
import { SelectionBar } from './selection-bar.js';
import { usePhotons, type Photons } from './use-photons.js';

interface Props {
  readonly bytes: Uint8Array;
  readonly state: PhotonState;
  readonly onChange: (state: PhotonState) => void;
}

/** Photons by time, wavelength and place, each choice among them seen in the others. */
export function PhotonStudy({ bytes, state, onChange }: Props) {
  const photons = usePhotons(bytes, state);
  const { overview, isBroken } = photons;
  if (isBroken)
    return (
      <Text role="alert" c="dimmed" className="absence">
        These photons could not be laid out: they may need more memory than there is. Load the page again to
        try anew.
      </Text>
    );
  if (overview === undefined)
    return photons.refusal === undefined ? (
      <Loading what="laying out the photons" />
    ) : (
      <Text role="alert" c="dimmed" className="absence">
        These photons cannot be laid out so: {photons.refusal}
      </Text>
    );
  return <Laid photons={photons} overview={overview} state={state} onChange={onChange} />;
}

interface LaidProps extends Omit<Props, 'bytes'> {
  readonly photons: Photons;
  readonly overview: PhotonOverview;
}

function Laid({ photons, overview, state, onChange }: LaidProps) {
  const { chosen, refusal } = photons;
  const map = chosen === undefined ? overview.map : chosen.map;
  return (
    <div className="photons">
      <SelectionBar overview={overview} state={state} onChange={onChange} />
      {refusal !== undefined && (
        <Text role="alert" size="sm" c="dimmed" className="absence">
          Nothing is left of this choice: {refusal}
        </Text>
      )}
      {map === undefined ? (
        <Text size="sm" c="dimmed" className="absence">
          no map and no spectrum: no wavelengths are known of this exposure
        </Text>
      ) : (
        <Linked map={map} overview={overview} photons={photons} state={state} onChange={onChange} />
      )}
      <Detector images={chosen?.detector ?? noImages} state={state} onChange={onChange} />
      <PhotonText overview={overview} chosen={chosen} state={state} />
    </div>
  );
}

interface LinkedProps extends LaidProps {
  readonly map: NonNullable<PhotonOverview['map']>;
}

const mapPanels = [
  { yaxis: 'y', along: 'x' },
  { yaxis: 'y2', along: 'both' },
] as const;
const spectrumPanels = [{ yaxis: 'y', along: 'y' }] as const;

/** Map, lightcurve and spectrum: what is dragged is seen in the others at once, from the cells of the map. */
function Linked({ map, overview, photons, state, onChange }: LinkedProps) {
  const brushed = useBrushed(map, state, onChange);
  const airglow = overview.instrument === 'COS' ? airglowWindows : none;
  const shown = {
    overview,
    map,
    brushed,
    airglow,
    // what the library made of another choice is no answer to this one
    chosen: brushed.isDragged ? undefined : photons.chosen,
  };
  return (
    <div className="photon-plots">
      <MapPlot {...shown} masked={state.airglow === 'mask' ? airglow : none} />
      <SpectrumPlot {...shown} />
    </div>
  );
}

interface ShownProps {
  readonly overview: PhotonOverview;
  readonly map: NonNullable<PhotonOverview['map']>;
  readonly brushed: ReturnType<typeof useBrushed>;
  readonly airglow: readonly Span[];
  readonly chosen: Photons['chosen'];
}

function MapPlot({
  overview,
  map,
  brushed,
  airglow,
  chosen,
  masked,
}: ShownProps & { readonly masked: readonly Span[] }) {
  const scheme = useComputedColorScheme('light');
  const { times, wavelengths, onDrag, onEnd } = brushed;
  const gross = useMemo(() => rateOverTime(map, wavelengths, masked), [map, wavelengths, masked]);
  const darkest = useMemo(() => darkestCount(map.counts), [map]);
  const figure = useMemo(
    () => mapFigure({ map, gross, curve: chosen?.curve, airglow, scheme }),
    [map, gross, chosen, airglow, scheme],
  );
  return (
    <section className="panel" aria-label="lightcurve and map of time and wavelength">
      <PlotTitle text="Lightcurve of the wavelengths chosen, above counts by time and wavelength" />
      <div className="brushable">
        <Plot
          figure={figure}
          height={mapHeight}
          label={`lightcurve and map of ${overview.rootname}: ${map.timeCount} times by ${map.wavelengthCount} wavelengths`}
        />
        <Brush
          layout={figure.layout}
          height={mapHeight}
          panels={mapPanels}
          brushed={{ x: times, y: wavelengths }}
          onDrag={onDrag}
          onEnd={onEnd}
        />
      </div>
      <Text size="xs" c="dimmed" px="sm" pb="xs">
        grey: gross, at once while you drag; orange: net with its uncertainty, by the library of the archive.
        A darker cell has more counts, by the square root, the darkest {Number(darkest.toPrecision(3))} or
        more
        {airglow.length > 0 && '; ochre bands: airglow'}.
        <span className="no-print"> Drag over map or lightcurve to choose, press to take it back.</span>
      </Text>
    </section>
  );
}

function SpectrumPlot({ overview, map, brushed, airglow, chosen }: ShownProps) {
  const place = useScreenQuery('(min-width: 64em)') ? 'beside' : 'below';
  const height = place === 'beside' ? mapHeight : spectrumBelowHeight;
  const { times, wavelengths, onDrag, onEnd } = brushed;
  const gross = useMemo(() => rateOverWavelength(map, times), [map, times]);
  const figure = useMemo(
    () => spectrumFigure({ map, gross, spectrum: chosen?.spectrum, airglow, place }),
    [map, gross, chosen, airglow, place],
  );
  return (
    <section className="panel spectrum" data-place={place} aria-label="spectrum of the times chosen">
      <PlotTitle text="Spectrum of the times chosen" />
      <div className="brushable">
        <Plot figure={figure} height={height} label={`spectrum of ${overview.rootname}`} />
        <Brush
          layout={figure.layout}
          height={height}
          panels={spectrumPanels}
          brushed={{ y: wavelengths }}
          onDrag={onDrag}
          onEnd={onEnd}
        />
      </div>
    </section>
  );
}

const none: readonly Span[] = [];
const noImages: readonly DetectorImage[] = [];

function PlotTitle({ text }: { readonly text: string }) {
  return (
    <Title order={2} size="h6" px="sm" pt="xs">
      {text}
    </Title>
  );
}

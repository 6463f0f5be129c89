import { routes } from '@hstlc/contract';
import type { TableColumn } from '../../ui/column-table.js';
import type { ChosenPhotons, PhotonOverview } from './photon-messages.js';
import { rowsText } from './row-choices.js';
import { spanText, type PhotonState } from './photon-state.js';
import { grouped } from '../../ui/format.js';

/** The same lightcurve elsewhere: address, shell, Python, and the archive's own command. */
export function sameElsewhere(
  origin: string,
  { rootname, stepSeconds }: Pick<PhotonOverview, 'rootname' | 'stepSeconds'>,
  {
    wavelengths,
    airglow,
    source,
    background,
  }: Pick<PhotonState, 'wavelengths' | 'airglow' | 'source' | 'background'>,
): readonly { readonly name: string; readonly text: string }[] {
  const query = new URLSearchParams({ step: String(stepSeconds) });
  if (wavelengths !== undefined) query.set('wavelengths', spanText(wavelengths));
  if (airglow === 'keep') query.set('airglow', airglow);
  if (source.length > 0) query.set('source', rowsText(source));
  if (background.length > 0) query.set('background_rows', rowsText(background));
  const address = `${origin}${routes.observationExtraction(rootname)}?${query}&format=ecsv`
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',');
  const options = [...query].map(([name, value]) => ` --${name.replace('_', '-')} ${value}`).join('');
  return [
    { name: 'curl', text: `curl --fail '${address}'` },
    {
      name: 'Python',
      text: `from astropy.table import Table\ncurve = Table.read('${address}', format='ascii.ecsv')`,
    },
    { name: 'hstlc', text: `hstlc extract ${rootname}${options}` },
  ];
}

/** What is selected, in one line. */
export function selectionWords(
  { times, wavelengths, airglow, source, background }: PhotonState,
  instrument: 'COS' | 'STIS',
): string {
  const seconds = times === undefined ? 'all times' : `${rounded(times[0])} to ${rounded(times[1])} s`;
  const angstrom =
    wavelengths === undefined
      ? 'all wavelengths'
      : `${rounded(wavelengths[0])} to ${rounded(wavelengths[1])} Å`;
  const masked = instrument === 'COS' && airglow === 'mask' ? ', airglow left out' : '';
  const own = [
    ...(source.length === 0 ? [] : [`own source rows ${rowsText(source)}`]),
    ...(background.length === 0 ? [] : [`own background rows ${rowsText(background)}`]),
  ];
  return [`lightcurve of ${angstrom}${masked}`, `spectrum and detector of ${seconds}`, ...own].join('; ');
}

/** Each plot in a sentence. */
export function plotWords(
  { map, goodTimes }: PhotonOverview,
  chosen: ChosenPhotons | undefined,
): readonly { readonly name: string; readonly text: string }[] {
  const seconds = goodTimes.reduce((sum, { start, stop }) => sum + stop - start, 0);
  const overview = {
    name: 'map',
    text:
      map === undefined
        ? 'none: the wavelengths of this exposure are not known'
        : `${map.timeCount} times of ${rounded(map.stepSeconds)} s by ${map.wavelengthCount} wavelengths of ${map.wavelengthStep} Å from ${rounded(map.wavelengthStart)} Å, ${rounded(map.counts.reduce((sum, count) => sum + count, 0))} counts in ${rounded(seconds)} s of good time`,
  };
  if (chosen === undefined) return [overview];
  const { curve, spectrum, detector } = chosen;
  return [
    overview,
    {
      name: 'lightcurve',
      text: `${curve.times.length} bins, net ${extremes(curve.net, curve.times, 's')} (count/s)`,
    },
    {
      name: 'spectrum',
      text: `${rounded(spectrum.liveSeconds)} s of live time, net ${extremes(spectrum.net, spectrum.wavelengths, 'Å')} (count/s/Å)`,
    },
    ...detector.map(({ segments, events, boxes }) => ({
      name: `detector ${segments.join(', ')}`,
      text: `${grouped(events.reduce((sum, count) => sum + count, 0))} photons, ${boxes.filter(({ region }) => region === 'source').length} source and ${boxes.filter(({ region }) => region === 'background').length} background boxes`,
    })),
  ];
}

function extremes(values: Float64Array, places: Float64Array, unit: string): string {
  const known = [...values.keys()].filter((bin) => Number.isFinite(values[bin]));
  if (known.length === 0) return 'unknown';
  const mean = known.reduce((sum, bin) => sum + values[bin]!, 0) / known.length;
  const least = known.reduce((best, bin) => (values[bin]! < values[best]! ? bin : best));
  const most = known.reduce((best, bin) => (values[bin]! > values[best]! ? bin : best));
  const at = (bin: number) => `${rounded(values[bin]!)} at ${rounded(places[bin]!)} ${unit}`;
  return `mean ${rounded(mean)}, lowest ${at(least)}, highest ${at(most)}`;
}

/** The lightcurve by bins. */
export function curveTable({ curve }: ChosenPhotons, startMjd: number): readonly TableColumn[] {
  return [
    column('TIME', 's', 'middle of the bin since EXPSTART', curve.times),
    column(
      'MJD',
      'd',
      'middle of the bin, UTC',
      curve.times.map((time) => startMjd + time / 86_400),
    ),
    column('LIVE', 's', 'live time in the bin', curve.live),
    column('GROSS', 'count', 'counts in the source boxes', curve.gross),
    column('NET', 'count/s', 'counts without background by live time', curve.net),
    column('NET_ERROR', 'count/s', 'upper uncertainty of NET', curve.error),
    column('NET_ERROR_LOWER', 'count/s', 'lower uncertainty of NET', curve.errorLower),
  ];
}

/** The spectrum by bins of wavelength. */
export function spectrumTable({ spectrum }: ChosenPhotons): readonly TableColumn[] {
  return [
    column('WAVELENGTH', 'Å', 'middle of the bin', spectrum.wavelengths),
    column('NET', 'count/s/Å', 'net rate by width of the columns used', spectrum.net),
    column('NET_ERROR', 'count/s/Å', 'uncertainty of NET', spectrum.error),
  ];
}

function column(name: string, unit: string, description: string, values: Float64Array): TableColumn {
  return { name, unit, description, values: Array.from(values) };
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(6)));
}

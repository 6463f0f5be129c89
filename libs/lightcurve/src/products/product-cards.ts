import type { NewCard } from '@hstlc/fits';
import { qualityBits, type Lightcurve } from '../lightcurve.js';
import { barycentricUncertaintySeconds, daySeconds } from '../time/barycentre.js';
import { isoDate } from '../time/iso-date.js';
import { referenceText } from './provenance-table.js';
import type { ProductProvenance } from './write-product.js';

/** Cards of the primary header: who made what, of which target, with which instrument, when (products page 2a, 2c). */
export function primaryCards(lightcurve: Lightcurve, provenance: ProductProvenance): readonly NewCard[] {
  const { identity } = lightcurve;
  const { beginMjd, endMjd } = span(lightcurve);
  const members = lightcurve.datasets.filter(({ dataset }) => dataset !== null);
  const proposals = new Set(members.map(({ proposalId }) => proposalId));
  return [
    { keyword: 'DOI', value: provenance.doi ?? unassignedDoi, comment: 'of the collection, by MAST' },
    { keyword: 'HLSPID', value: 'HSTLC', comment: 'collection' },
    { keyword: 'HLSPNAME', value: 'HST Lightcurve Archive of COS and STIS' },
    { keyword: 'HLSPLEAD', value: 'hstlc contributors' },
    { keyword: 'HLSPTARG', value: identity.targetName },
    { keyword: 'HLSPVER', value: provenance.productVersion.replace(/^v/, '') },
    { keyword: 'LICENSE', value: 'CC BY 4.0' },
    { keyword: 'LICENURL', value: 'https://creativecommons.org/licenses/by/4.0/' },
    { keyword: 'OBSERVAT', value: 'HST' },
    { keyword: 'TELESCOP', value: 'HST' },
    { keyword: 'INSTRUME', value: identity.instrument },
    { keyword: 'DETECTOR', value: identity.detector },
    { keyword: 'FILTER', value: identity.opticalElement, comment: 'disperser' },
    { keyword: 'OPT_ELEM', value: identity.opticalElement },
    {
      keyword: 'CENWAVE',
      value: identity.centralWavelength,
      comment: 'central wavelength setting (Angstrom)',
    },
    { keyword: 'APERTURE', value: identity.aperture },
    { keyword: 'TARGNAME', value: identity.targetName },
    ...positionCards(lightcurve),
    ...(lightcurve.kind === 'individual' ? [{ keyword: 'ROOTNAME', value: members[0]?.rootname ?? '' }] : []),
    ...proposalCards([...proposals]),
    { keyword: 'DATE-OBS', value: isoDate(beginMjd) },
    { keyword: 'EXPSTART', value: beginMjd, real: true, comment: 'd, MJD (UTC)' },
    { keyword: 'EXPEND', value: endMjd, real: true, comment: 'd, MJD (UTC)' },
    { keyword: 'EXPTIME', value: lightcurve.liveSeconds, real: true, comment: 's of live time' },
    ...timeSpanCards(lightcurve),
    {
      keyword: 'DATE',
      value:
        members
          .map(({ date }) => date)
          .toSorted()
          .at(-1) ?? '',
      comment: 'newest input',
    },
    { keyword: 'CREATOR', value: `hstlc ${provenance.codeVersion}` },
    {
      keyword: 'PROVHASH',
      value: provenance.sha256(provenanceText(lightcurve, provenance)),
    },
    ...(identity.simulated
      ? [{ keyword: 'SIMULATD', value: true, comment: 'made from simulated photons' }]
      : []),
  ];
}

/** DOI of a product as long as MAST has assigned none to the collection. */
const unassignedDoi = 'unassigned';

/** MAST's form of several: MULTI, and each numbered; at most 99 are, for the keyword has no more digits. */
function proposalCards(proposals: readonly (number | null)[]): readonly NewCard[] {
  if (proposals.length <= 1) return [{ keyword: 'PROPOSID', value: proposals[0] ?? undefined }];
  return [
    { keyword: 'PROPOSID', value: 'MULTI', comment: 'see PROVENANCE' },
    ...proposals.slice(0, 99).map((proposal, index) => ({
      keyword: `PROPOS${String(index + 1).padStart(2, '0')}`,
      value: proposal ?? 'unknown',
    })),
  ];
}

/** Everything that decides the bytes of a product, as text: inputs, parameters, code. */
function provenanceText(
  { parameters, datasets }: Lightcurve,
  { inputs, codeVersion, productVersion, doi = unassignedDoi }: ProductProvenance,
) {
  return [
    ...inputs.map(({ filename, sha256 }) => `${sha256}  ${filename}`).toSorted(),
    ...datasets.map(
      ({ rootname, dataset, referenceFiles }) => `${rootname} ${dataset} ${referenceText(referenceFiles)}`,
    ),
    ...parameters.map(({ key, value, unit }) => `${key}=${value} ${unit}`),
    codeVersion,
    productVersion,
    doi,
  ].join('\n');
}

/** Cards of the LIGHTCURVE extension: the time frame exactly, the band, the quality bits, the caveats (2b, 3, 4). */
export function lightcurveCards(lightcurve: Lightcurve): readonly NewCard[] {
  const { identity, mjdReference, stepSeconds, tickSeconds, wavelengthRange, caveats, selfCheck } =
    lightcurve;
  const { start, stop } = span(lightcurve);
  return [
    { keyword: 'EXTNAME', value: 'LIGHTCURVE' },
    { keyword: 'EXTVER', value: 1 },
    { keyword: 'HDUCLASS', value: 'OGIP' },
    { keyword: 'HDUCLAS1', value: 'LIGHTCURVE' },
    { keyword: 'HDUCLAS2', value: 'TOTAL', comment: 'GROSS is in it' },
    { keyword: 'HDUCLAS3', value: 'COUNT' },
    { keyword: 'TARGNAME', value: identity.targetName },
    ...positionCards(lightcurve),
    { keyword: 'FILTER', value: identity.opticalElement, comment: 'disperser' },
    { keyword: 'CENWAVE', value: identity.centralWavelength, comment: 'Angstrom' },
    { keyword: 'APERTURE', value: identity.aperture },
    { keyword: 'DETECTOR', value: identity.detector },
    ...(['WAVEMIN', 'WAVEMAX'] as const).flatMap((keyword, edge) => {
      const value = wavelengthRange[edge]!;
      return Number.isFinite(value)
        ? [{ keyword, value, real: true, comment: 'of the columns used (Angstrom)' }]
        : [];
    }),
    { keyword: 'TIMESYS', value: 'UTC' },
    { keyword: 'MJDREF', value: mjdReference, real: true, comment: 'zero of TIME (d)' },
    { keyword: 'MJDREFI', value: mjdReference },
    { keyword: 'MJDREFF', value: 0, real: true },
    { keyword: 'TIMEUNIT', value: 's' },
    { keyword: 'TREFPOS', value: 'GEOCENTER' },
    { keyword: 'TSTART', value: start, real: true, comment: 'first bin start since MJDREF (s)' },
    { keyword: 'TSTOP', value: stop, real: true, comment: 'last bin end since MJDREF (s)' },
    { keyword: 'TIMEDEL', value: stepSeconds, real: true, comment: 'bin width (s)' },
    { keyword: 'TIMEPIXR', value: 0.5, comment: 'TIME is mid-bin' },
    { keyword: 'TIMRDER', value: tickSeconds, comment: 'instrument clock tick (s)' },
    { keyword: 'TIMSYER', value: barycentricUncertaintySeconds, comment: 'HST to geocentre (s)' },
    ...timeSpanCards(lightcurve),
    { keyword: 'BJDREF', value: 'absolute', comment: 'BJD_TDB is a whole Julian date' },
    { keyword: 'PLEPHEM', value: 'EPV00', comment: 'ERFA epv00, after DE405' },
    { keyword: 'BJDERR', value: lightcurve.bjdUncertaintySeconds, comment: 'uncertainty of BJD_TDB (s)' },
    { keyword: 'NULLPOL', value: 'NaN: no live time, or no calibration (FLUX)' },
    ...Object.entries(qualityBits).map(([name, bit], index) => ({
      keyword: `QUALBIT${index + 1}`,
      value: `${bit} ${qualityWords[name as keyof typeof qualityBits]}`,
    })),
    ...checkCards(selfCheck),
    ...caveatCards(caveats),
  ];
}

/** CAVEAT1 … CAVEAT99, as many as a keyword of eight characters can number; the last says how many there are beyond. */
function caveatCards(caveats: Lightcurve['caveats']): readonly NewCard[] {
  const most = 99;
  const texts = caveats.map(({ text }) => text);
  const told = texts.length <= most ? texts : texts.slice(0, most - 1);
  const rest = texts.length - told.length;
  return [...told, ...(rest > 0 ? [`and ${rest} more`] : [])].map((value, index) => ({
    keyword: `CAVEAT${index + 1}`,
    value,
  }));
}

const qualityWords = {
  partlyLive: 'partly live',
  notLive: 'no live time',
  segmentMissing: 'a segment missing',
  lampOn: 'calibration lamp on',
  daylight: 'daylight',
  goodTimeEdge: 'first or last bin of a good time',
} as const satisfies Record<keyof typeof qualityBits, string>;

/** Only what was checked: a card without a value would be a warning of fitsverify. */
function checkCards({ gcountsEqual, fluxRatio }: Lightcurve['selfCheck']): readonly NewCard[] {
  const counts = { keyword: 'X1DCOUNT', comment: 'counts per column equal the x1d GCOUNTS' };
  const flux = { keyword: 'X1DFLUX', real: true, comment: 'time-summed flux / x1d flux' };
  return [
    ...(gcountsEqual === null ? [] : [{ ...counts, value: gcountsEqual }]),
    ...(fluxRatio === null ? [] : [{ ...flux, value: fluxRatio }]),
  ];
}

function positionCards({ identity }: Lightcurve): readonly NewCard[] {
  const { rightAscension, declination } = identity;
  return [
    { keyword: 'RA_TARG', value: rightAscension ?? undefined, real: true, comment: 'deg' },
    { keyword: 'DEC_TARG', value: declination ?? undefined, real: true, comment: 'deg' },
    { keyword: 'RADESYS', value: 'ICRS' },
    { keyword: 'EQUINOX', value: 2000, real: true },
  ];
}

function timeSpanCards(lightcurve: Lightcurve): readonly NewCard[] {
  const { beginMjd, endMjd, start, stop } = span(lightcurve);
  const middle = (beginMjd + endMjd) / 2;
  return [
    { keyword: 'DATE-BEG', value: isoDate(beginMjd) },
    { keyword: 'DATE-END', value: isoDate(endMjd) },
    { keyword: 'DATE-AVG', value: isoDate(middle) },
    { keyword: 'MJD-BEG', value: beginMjd, real: true, comment: 'd' },
    { keyword: 'MJD-END', value: endMjd, real: true, comment: 'd' },
    { keyword: 'MJD-MID', value: middle, real: true, comment: 'd' },
    { keyword: 'MJD-AVG', value: middle, real: true, comment: 'd' },
    { keyword: 'TELAPSE', value: stop - start, real: true, comment: 's' },
    { keyword: 'XPOSURE', value: lightcurve.liveSeconds, real: true, comment: 's of live time' },
  ];
}

/** First bin start and last bin end: seconds since MJDREF, and MJD. */
function span({ columns, mjdReference }: Lightcurve) {
  const last = columns.TIME.length - 1;
  const start = last < 0 ? 0 : columns.TIME[0]! - columns.BINS[0]! / 2;
  const stop = last < 0 ? 0 : columns.TIME[last]! + columns.BINS[last]! / 2;
  return {
    start,
    stop,
    beginMjd: mjdReference + start / daySeconds,
    endMjd: mjdReference + stop / daySeconds,
  };
}

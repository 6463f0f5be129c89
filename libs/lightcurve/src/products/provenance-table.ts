import type { NewColumn, NewTable } from '@hstlc/fits';
import type { Lightcurve, LightcurveDataset } from '../lightcurve.js';
import type { ProductInput } from './write-product.js';

type Pick<Value> = (dataset: LightcurveDataset) => Value;

/** The PROVENANCE table: one row per exposure, in the order of DATASET, those left out at the end with the reason. */
export function provenanceTable(
  { datasets, identity }: Lightcurve,
  inputs: readonly ProductInput[],
): NewTable {
  const { text, number, whole } = columnMakers(datasets);
  const filesOf = ({ rootname }: LightcurveDataset) => inputs.filter((input) => input.rootname === rootname);
  const files = [
    text('FILENAME', (each) =>
      filesOf(each)
        .map(({ filename }) => filename)
        .join(' '),
    ),
    text('SHA256', (each) =>
      filesOf(each)
        .map(({ sha256 }) => sha256)
        .join(' '),
    ),
    text('ROOTNAME', ({ rootname }) => rootname),
  ];
  const configuration = [
    whole('PROPOSID', ({ proposalId }) => proposalId ?? 0),
    text('TELESCOPE', () => identity.telescope),
    text('INSTRUMENT', () => identity.instrument),
    text('DETECTOR', () => identity.detector),
    text('DISPERSER', () => identity.opticalElement),
    whole('CENWAVE', () => identity.centralWavelength),
    text('APERTURE', () => identity.aperture),
    text('CAL_VER', ({ calibrationVersion }) => calibrationVersion),
  ];
  const extent = [
    number('MJD_BEG', 'd', ({ startMjd }) => startMjd),
    number('MJD_MID', 'd', ({ startMjd, endMjd }) => (startMjd + endMjd) / 2),
    number('MJD_END', 'd', ({ endMjd }) => endMjd),
    number('XPOSURE', 's', ({ exposureSeconds }) => exposureSeconds),
    number('MINWAVE', 'Angstrom', ({ wavelengthRange }) => wavelengthRange[0]),
    number('MAXWAVE', 'Angstrom', ({ wavelengthRange }) => wavelengthRange[1]),
  ];
  const references = text('REFFILES', ({ referenceFiles }) => referenceText(referenceFiles));
  const exclusion = [
    { name: 'EXCLUDED', format: '1L', values: datasets.map(({ dataset }) => dataset === null) },
    text('REASON', ({ excludedReason }) => excludedReason ?? ''),
  ];
  const numbered = {
    name: 'DATASET',
    format: '1I',
    comment: '0 when excluded',
    values: datasets.map(({ dataset }) => dataset ?? 0),
  };
  return {
    rowCount: datasets.length,
    columns: [numbered, ...files, ...configuration, ...extent, references, ...exclusion],
  };
}

/** Makes columns by picking a value from each dataset. */
function columnMakers(datasets: readonly LightcurveDataset[]) {
  const text = (name: string, pick: Pick<string>): NewColumn => {
    const values = datasets.map(pick);
    return { name, format: `${Math.max(1, ...values.map(({ length }) => length))}A`, values };
  };
  const number = (name: string, unit: string, pick: Pick<number>): NewColumn => {
    return { name, unit, format: '1D', values: datasets.map(pick) };
  };
  const whole = (name: string, pick: Pick<number>): NewColumn => ({
    ...number(name, '', pick),
    format: '1J',
  });
  return { text, number, whole };
}

/** Reference files as one text: `FLATFILE=lref$abc_flat.fits …`, in the order of their keywords. */
export function referenceText(referenceFiles: LightcurveDataset['referenceFiles']): string {
  return Object.entries(referenceFiles)
    .map(([keyword, file]) => `${keyword}=${file}`)
    .toSorted()
    .join(' ');
}

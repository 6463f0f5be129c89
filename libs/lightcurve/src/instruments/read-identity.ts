import type { FitsFile, Header } from '@hstlc/fits';
import type { ExposureIdentity } from '../exposure-identity.js';
import { LightcurveError } from '../lightcurve-error.js';

/**
 * Reads what the headers of an events file say of its exposure: the primary for what was asked, the first extension
 * for what happened.
 *
 * @throws LightcurveError `missing-keyword`, `unsupported-configuration` for another instrument
 */
export function readExposureIdentity(file: FitsFile): ExposureIdentity {
  const primary = file.hdus[0]!.header;
  const events = (file.hdu('EVENTS') ?? file.hdus[1] ?? file.hdus[0]!).header;
  const observationType = primary.text('OBSTYPE') ?? '';
  return {
    rootname: requireText(primary, 'ROOTNAME').toLowerCase(),
    telescope: primary.text('TELESCOP') ?? 'HST',
    instrument: instrumentOf(primary),
    detector: requireText(primary, 'DETECTOR'),
    targetName: requireText(primary, 'TARGNAME').trim(),
    opticalElement: requireText(primary, 'OPT_ELEM'),
    centralWavelength: observationType === 'IMAGING' ? 0 : (primary.number('CENWAVE') ?? 0),
    aperture: requireText(primary, 'APERTURE'),
    observationType,
    calibrationVersion: primary.text('CAL_VER') ?? '',
    proposalId: primary.number('PROPOSID') ?? null,
    fpPosition: primary.number('FPPOS') ?? 0,
    rightAscension: primary.number('RA_TARG') ?? null,
    declination: primary.number('DEC_TARG') ?? null,
    startMjd: requireNumber(events, 'EXPSTART'),
    endMjd: requireNumber(events, 'EXPEND'),
    exposureSeconds: requireNumber(events, 'EXPTIME'),
    exposureFlag: events.text('EXPFLAG') ?? '',
    date: primary.text('DATE') ?? '',
    simulated: primary.logical('SIMULATD') ?? false,
    movingTarget: primary.text('MTFLAG') === 'T' || primary.logical('MTFLAG') === true,
  };
}

/** Reference files named in the primary header, by keyword: values like `lref$abc_x1d.fits`. */
export function referenceFilesOf(primary: Header): Readonly<Record<string, string>> {
  const named = primary.cards.flatMap(({ keyword, value }) =>
    typeof value === 'string' && /^[a-z]+\$\S+\.fits\s*$/.test(value)
      ? [[keyword, value.trimEnd()] as const]
      : [],
  );
  return Object.fromEntries(named);
}

function instrumentOf(primary: Header): 'COS' | 'STIS' {
  const instrument = requireText(primary, 'INSTRUME');
  if (instrument === 'COS' || instrument === 'STIS') return instrument;
  throw new LightcurveError(
    'unsupported-configuration',
    `INSTRUME: expected "COS" or "STIS", found "${instrument}"`,
    {
      keyword: 'INSTRUME',
      found: instrument,
    },
  );
}

/** A text card that must be there. */
export function requireText(header: Header, keyword: string): string {
  const value = header.text(keyword);
  if (value !== undefined && value !== '') return value;
  throw new LightcurveError('missing-keyword', `header: expected the text card ${keyword}, found none`, {
    keyword,
  });
}

/** A number card that must be there. */
export function requireNumber(header: Header, keyword: string): number {
  const value = header.number(keyword);
  if (value !== undefined) return value;
  throw new LightcurveError('missing-keyword', `header: expected the number card ${keyword}, found none`, {
    keyword,
  });
}

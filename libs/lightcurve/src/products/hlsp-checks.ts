import type { FitsFile, Header } from '@hstlc/fits';
import { LightcurveError } from '../lightcurve-error.js';
import { checkOf, type HlspCheck } from './hlsp-check.js';
import { checkHeaders } from './hlsp-header-checks.js';
import { checkName } from './hlsp-name-checks.js';
import { checkTables } from './hlsp-table-checks.js';
import { compositeFilename, individualHlspFilename } from './names.js';

/** What was delivered before of the same product. */
export interface PreviousDelivery {
  /** HLSPVER, `1.0` */
  readonly version: string;
  readonly hasSameBytes: boolean;
}

/**
 * The checks that a product must pass before MAST takes it as a High Level Science Product, all of them, in order.
 *
 * A product that has the archive's own name (`<rootname>_curve.fits`) is held to the name it will be delivered by.
 *
 * @param filename without folder
 * @param previous undefined when nothing was delivered before
 * @throws LightcurveError `not-a-product` without a LIGHTCURVE table
 * @see the project's products page, section 6
 */
export async function checkHlsp(
  file: FitsFile,
  filename: string,
  previous?: PreviousDelivery,
): Promise<readonly HlspCheck[]> {
  const lightcurve = file.hdu('LIGHTCURVE');
  if (lightcurve?.kind !== 'bintable')
    throw new LightcurveError('not-a-product', `${filename}: expected a LIGHTCURVE table, found none`);
  const primary = file.hdus[0]!.header;
  const others = file.hdus.slice(1).filter((hdu) => hdu !== lightcurve);
  const name = filename.startsWith('hlsp_') ? filename : hlspFilename(primary);
  const checks = [
    ...checkName(name, primary),
    ...checkHeaders({
      primary,
      extension: lightcurve.header,
      others: others.map(({ header }) => header),
    }),
    ...(await checkTables(file, lightcurve)),
    checkVersion(primary.text('HLSPVER') ?? '', previous),
  ];
  return checks.toSorted((a, b) => a.number - b.number);
}

/** The HLSP file name of a product by its primary header: an individual lightcurve has a ROOTNAME, a composite none. */
export function hlspFilename(primary: Header): string {
  const identity = {
    telescope: 'HST',
    instrument: primary.text('INSTRUME') === 'STIS' ? 'STIS' : 'COS',
    detector: primary.text('DETECTOR') ?? '',
    targetName: primary.text('TARGNAME') ?? '',
    opticalElement: primary.text('FILTER') ?? '',
    centralWavelength: primary.number('CENWAVE') ?? 0,
    aperture: primary.text('APERTURE') ?? '',
    rightAscension: null,
    declination: null,
    simulated: false,
    movingTarget: false,
  } as const;
  const version = `v${primary.text('HLSPVER') ?? ''}`;
  const rootname = primary.text('ROOTNAME');
  return rootname === undefined
    ? compositeFilename(identity, version)
    : individualHlspFilename(identity, rootname, version);
}

function checkVersion(version: string, previous: PreviousDelivery | undefined): HlspCheck {
  const isRaised = previous === undefined || previous.hasSameBytes || isAbove(version, previous.version);
  return checkOf(
    15,
    'version is raised',
    'a version above that of the previous delivery when bytes differ',
    isRaised ? [] : [`${version} after ${previous.version}`],
    previous === undefined ? `${version}, no previous delivery` : `${version} after ${previous.version}`,
  );
}

/** Whether the first version is later: `1.10` is after `1.9`. */
function isAbove(version: string, other: string): boolean {
  const numbers = (text: string) => text.split(/[.p]/).map(Number);
  const [ours, theirs] = [numbers(version), numbers(other)];
  for (let place = 0; place < Math.max(ours.length, theirs.length); place++) {
    const difference = (ours[place] ?? 0) - (theirs[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

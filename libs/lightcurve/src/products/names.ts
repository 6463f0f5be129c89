import type { ConfigurationIdentity } from '../exposure-identity.js';

/** Longest target field of a name, and of a folder. */
const maximumTargetLength = 30;
const maximumFolderLength = 60;

/** Longest rootname and aperture that a file name takes; real ones have 9 and at most 10 characters. */
const maximumRootnameLength = 20;
const maximumApertureLength = 12;

/**
 * File name of an exposure's lightcurve, as the HST project documented it. ROOTNAME comes from a header: one that is not
 * letters and digits is cut to those and marked by a hash.
 */
export function individualFilename(rootname: string): string {
  const plain = rootname.replaceAll(/[^A-Za-z0-9]/g, '');
  if (plain === rootname && plain !== '' && plain.length <= maximumRootnameLength)
    return `${rootname}_curve.fits`;
  return `${plain.slice(0, maximumRootnameLength - 9)}${hash(rootname)}_curve.fits`;
}

/**
 * HLSP file name of a composite: `hlsp_hstlc_hst_<inst>_<target>-c<cenwave>-<aperture>_<opt-elem>_<version>_lc.fits`.
 *
 * A target too long for its field is cut and marked by a hash of its whole name; so is one whose characters HLSP names
 * do not admit.
 *
 * @see MAST HLSP file naming convention; the project's products page, section 1
 */
export function compositeFilename(identity: ConfigurationIdentity, version: string): string {
  const { instrument, detector, targetName, opticalElement, centralWavelength, aperture } = identity;
  const setting = `-c${centralWavelength}-${slug(slug(aperture).slice(0, maximumApertureLength))}`;
  const target = fit(
    targetName.toLowerCase(),
    `${targetName} ${detector}`,
    maximumTargetLength - setting.length,
  );
  return `hlsp_hstlc_hst_${instrument.toLowerCase()}_${target}${setting}_${slug(opticalElement)}_${version}_lc.fits`;
}

/**
 * Folder of a target below the archive's directories. TARGNAME comes from a header: whatever it holds, the folder is
 * one plain name; and two TARGNAMEs never share one, since whatever had to be changed is marked by a hash.
 */
export function targetFolder(targetName: string): string {
  const plain = targetName.replaceAll(/[^A-Za-z0-9+._-]/g, '-').replace(/^[.-]+/, '');
  if (plain === 'composite') return 'composite-target';
  if (plain === targetName && plain.length <= maximumFolderLength && plain !== '') return plain;
  return `${plain.slice(0, maximumFolderLength - 9) || 'unnamed'}-${hash(targetName)}`;
}

/**
 * HLSP file name of an individual lightcurve, which it has when it is delivered:
 * `hlsp_hstlc_hst_<inst>_<target>-<rootname>_<opt-elem>_<version>_lc.fits`.
 *
 * @see MAST HLSP file naming convention; the project's products page, section 1
 */
export function individualHlspFilename(
  identity: ConfigurationIdentity,
  rootname: string,
  version: string,
): string {
  const { instrument, targetName, opticalElement } = identity;
  const plain = rootname.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const isPlain = plain === rootname.toLowerCase() && plain !== '' && plain.length <= hlspRootnameLength;
  const root = isPlain ? plain : `${plain.slice(0, hlspRootnameLength - 8)}${hash(rootname)}`;
  const target = fit(targetName.toLowerCase(), targetName, maximumTargetLength - 1 - root.length);
  return `hlsp_hstlc_hst_${instrument.toLowerCase()}_${target}-${root}_${slug(opticalElement)}_${version}_lc.fits`;
}

/** Longest rootname in an HLSP name, so that there is room for the target; real ones have 9 characters. */
const hlspRootnameLength = 12;

/** Lower-case letters, digits and points, what else there was as one dash, and only letters and digits at the ends. */
function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/^[.-]+|[.-]+$/g, '');
  return plain === '' ? 'none' : plain;
}

function fit(target: string, whole: string, length: number): string {
  const plain = target.replaceAll(/[^a-z0-9+.-]+/g, '-').replace(/^[^a-z0-9]+/, '');
  if (plain === target && plain !== '' && plain.length <= length) return plain;
  return `${plain.slice(0, length - 9) || 'x'}-${hash(whole)}`;
}

/** 32-bit FNV-1a of a text's UTF-16 units as 8 hexadecimal digits: names apart what was cut alike. @see RFC draft-eastlake-fnv, §2 */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value.toString(16).padStart(8, '0');
}

/** Units that FITS names (standard 4.0, tables 3 to 6), those it deprecates but astronomers write, and `count`. */
const units = new Set(
  (
    'm g kg s rad sr K A mol cd Hz J W V N Pa C Ohm S F Wb T H lm lx deg arcmin arcsec mas min h d a yr eV erg Ry ' +
    'solMass u solLum Angstrom angstrom solRad AU lyr pc count ct photon ph Jy mag R G pixel pix barn D Sun chan bin ' +
    'voxel bit byte adu beam electron'
  ).split(' '),
);

const prefixes = ['da', 'd', 'c', 'm', 'u', 'n', 'p', 'f', 'a', 'z', 'y', 'h', 'k', 'M', 'G', 'T', 'P', 'E'];

/**
 * Whether a text is a unit as FITS writes them: units with SI prefixes and powers, multiplied by blank, `*` or `.`,
 * divided by `/`. Nothing is a unit too: that of a number without dimension.
 *
 * @see FITS 4.0 §4.3
 */
export function isFitsUnit(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === '') return true;
  return trimmed
    .split(/\s*\/\s*/)
    .flatMap((factor) => factor.split(/\s*(?<!\*)\*(?!\*)\s*|\s+|\.(?=[A-Za-z])/))
    .every((factor) => {
      const unit = /^([A-Za-z]+)((\*\*|\^)?[(]?[+-]?\d+([./]\d+)?[)]?)?$/.exec(factor)?.[1];
      return unit !== undefined && isUnit(unit);
    });
}

function isUnit(unit: string): boolean {
  return (
    units.has(unit) ||
    prefixes.some((prefix) => unit.startsWith(prefix) && units.has(unit.slice(prefix.length)))
  );
}

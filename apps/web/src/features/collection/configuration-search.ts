/**
 * The filters of the search that show the exposures of a configuration.
 *
 * @param group instrument and detector, as `COS FUV`
 * @param configuration element, central wavelength (Å; left out for imaging) and aperture, as `G130M 1291 PSA`
 */
export function searchOf(group: string, configuration: string): Readonly<Record<string, string>> {
  const [instrument = '', ...detector] = group.split(' ');
  const [element = '', ...rest] = configuration.split(' ');
  const isImaging = rest.length < 2;
  return {
    kind: 'individual',
    instrument,
    detector: detector.join(' '),
    opt_elem: element,
    cenwave: isImaging ? '0' : rest[0]!,
    aperture: (isImaging ? rest : rest.slice(1)).join(' '),
  };
}

import { lightcurvePageSchema, routes, type Lightcurve } from '@hstlc/contract';
import { fetchAll } from './fetch-json.js';

/** A composite of several exposures in the archive that is served. */
export async function servedComposite(address: string): Promise<Lightcurve> {
  const all = await fetchAll(new URL(`${routes.lightcurves}?kind=composite`, address), lightcurvePageSchema);
  const composite = all.find(({ memberCount }) => memberCount > 1);
  if (composite === undefined)
    throw new Error(`${address}: expected a composite of several exposures, found none`);
  return composite;
}

import { bundleSchema, routes, type Bundle } from '@hstlc/contract';
import { sendJson } from './send.js';

/** Asks for a bundle of files; the same files and names give the same bundle. */
export function requestBundle(request: {
  readonly filenames: readonly string[];
  readonly names: Bundle['names'];
}): Promise<Bundle> {
  return sendJson(routes.bundles, bundleSchema, { method: 'POST', body: request });
}

import { createHash } from 'node:crypto';
import { fileAnswer, StandIn, textAnswer } from './stand-in.js';

const prefix = '/unchecked_get/references/hst/';

/** Starts a server that gives reference files by the address CRDS gives them by. */
export function startCrdsStandIn(
  references: ReadonlyMap<string, Uint8Array>,
  port?: number,
): Promise<StandIn> {
  return StandIn.start((request) => {
    const { pathname } = request.url;
    const filename = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : undefined;
    const bytes = filename === undefined ? undefined : references.get(filename);
    if (filename === undefined || bytes === undefined)
      return textAnswer(pathname, 'not found', 'text/plain', 404);
    return fileAnswer(filename, bytes, `"${createHash('md5').update(bytes).digest('hex')}"`, request);
  }, port);
}

import { lazyRouteComponent } from '@tanstack/react-router';
import { ApiFailure } from '../api/client.js';

/**
 * A page that comes when it is asked for. One that does not arrive is told as such: the router by itself would load
 * everything anew, and leave the reader without any page while the archive is away.
 */
export function pageOf<Module extends Record<string, unknown>, Name extends keyof Module>(
  load: () => Promise<Module>,
  name: Name,
) {
  const arriving = () =>
    load().catch(() => {
      throw new ApiFailure('unreachable', 'a page did not arrive', undefined);
    });
  return lazyRouteComponent(arriving, name);
}

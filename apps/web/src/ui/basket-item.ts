import type { Lightcurve } from '@hstlc/contract';
import type { BasketItem } from './basket-store.js';
import { configurationName } from './format.js';

type Described = Pick<Lightcurve, 'id' | 'filename' | 'target' | 'bytes'> &
  Parameters<typeof configurationName>[0];

/** The file of a lightcurve as the basket lists it. */
export function basketItemOf(lightcurve: Described): BasketItem {
  const { id, filename, target, bytes } = lightcurve;
  return { id, filename, target, bytes, description: configurationName(lightcurve) };
}

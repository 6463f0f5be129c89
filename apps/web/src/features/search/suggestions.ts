import type { Target } from '@hstlc/contract';
import { parsePosition, type SkyPosition } from './parse-position.js';

/** What the box offers for what is typed. */
export type Suggestion =
  | { readonly kind: 'position'; readonly position: SkyPosition }
  | {
      readonly kind: 'exposure';
      readonly rootname: string;
      readonly lightcurve: string;
      readonly target: string;
    }
  | { readonly kind: 'target'; readonly target: Target }
  | { readonly kind: 'text'; readonly text: string };

/** An exposure's name is nine characters of letters and digits, with a digit among them. */
export function isRootname(text: string): boolean {
  return /^(?=.*\d)[a-z0-9]{9}$/i.test(text);
}

interface Found {
  readonly targets: readonly Target[];
  readonly exposure:
    { readonly rootname: string; readonly lightcurve: string | null; readonly target: string } | undefined;
}

/** In the order they are offered: a place, an exposure, targets, and at last all that match the text. */
export function suggestionsFor(text: string, { targets, exposure }: Found): readonly Suggestion[] {
  if (text === '') return [];
  const position = parsePosition(text);
  if (position !== undefined) return [{ kind: 'position', position }];
  const exposures: Suggestion[] =
    exposure === undefined || exposure.lightcurve === null
      ? []
      : [{ kind: 'exposure', ...exposure, lightcurve: exposure.lightcurve }];
  return [
    ...exposures,
    ...targets.map((target) => ({ kind: 'target', target }) as const),
    { kind: 'text', text },
  ];
}

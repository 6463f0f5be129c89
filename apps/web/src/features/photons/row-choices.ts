import type { RowChoice } from '@hstlc/lightcurve';

/** Rows of boxes as addresses and options have them: `[SEGMENT=]LO:HI[,…]`. */
export function rowsText(choices: readonly RowChoice[]): string {
  return choices
    .map(({ segment, low, high }) => `${segment === undefined ? '' : `${segment}=`}${low}:${high}`)
    .join();
}

/** Undoes `rowsText`; empty for anything else. */
export function parseRows(value: unknown): readonly RowChoice[] {
  if (typeof value !== 'string') return [];
  const choices: RowChoice[] = [];
  for (const part of value.split(',')) {
    const match = /^(?:([A-Z0-9-]{1,20})=)?(-?\d{1,5}(?:\.\d+)?):(-?\d{1,5}(?:\.\d+)?)$/.exec(part);
    const [low, high] = [Number(match?.[2]), Number(match?.[3])];
    if (match === null || !(low <= high)) return [];
    choices.push({ ...(match[1] === undefined ? {} : { segment: match[1] }), low, high });
  }
  return choices;
}

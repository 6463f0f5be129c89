import type { Figure } from './figure.js';

/** What of the horizontal axis changes as a reader moves along it. */
const moving = ['range', 'tickmode', 'tickvals', 'ticktext'] as const;

/**
 * What has to be told to Plotly when nothing but the part of the horizontal axis that is seen has changed: far less
 * work than drawing anew.
 *
 * @returns undefined when something else has changed too
 */
export function movedAxis(before: Figure, after: Figure): Readonly<Record<string, unknown>> | undefined {
  if (before.data !== after.data || fixedPart(before) !== fixedPart(after)) return undefined;
  const axis = (after.layout.xaxis ?? {}) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(moving.map((name) => [`xaxis.${name}`, axis[name] ?? null]));
}

function fixedPart({ layout }: Figure): string {
  const axis = Object.entries(layout.xaxis ?? {}).filter(([name]) => !moving.some((each) => each === name));
  return JSON.stringify({ ...layout, xaxis: Object.fromEntries(axis) });
}

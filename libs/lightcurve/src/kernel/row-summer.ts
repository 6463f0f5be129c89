import type { PhotonFilter, RowLayout } from '../photon-list.js';
import { plainRowSummer } from './plain-row-summer.js';
import type { PhotonTotals, SumPlan } from './sum-plan.js';
import { wasmRowSummer } from './wasm-row-summer.js';

/** Adds up rows of photons where they lie. */
export interface RowSummer {
  /** memory that rows are read into, by turns */
  readonly buffers: readonly [Uint8Array, Uint8Array];
  /** Adds rows from the beginning of a buffer. */
  add(buffer: 0 | 1, count: number): void;
  /** The sums of all that was added; the summer's last act. */
  finish(): PhotonTotals;
}

/**
 * The fastest summer there is for rows of this layout, all to the same bits: in WebAssembly where it is to be had, else
 * in TypeScript; undefined where boxes hold parts of rows, or are too many for the latter.
 */
export function rowSummer(plan: SumPlan, layout: RowLayout, filter: PhotonFilter): RowSummer | undefined {
  return wasmRowSummer(plan, layout, filter) ?? plainRowSummer(plan, layout, filter);
}

import type { HistogramScale } from './histogram-edges.js';

/** Which fields of a list are counted by value, and which by range. */
export interface FacetDefinition {
  /** names of fields of few values */
  readonly fields: readonly string[];
  readonly histograms: readonly {
    /** name of a field */
    readonly field: string;
    readonly scale: HistogramScale;
    /** parameters beside `_min` and `_max` that choose a range of it */
    readonly furtherParameters?: readonly string[];
  }[];
}

/** What a run is asked to do, and by whom. */
export interface IngestRunOrder {
  readonly requestedBy: string;
  readonly dryRun: boolean;
  /** files outside the ingest folder that a dry run looks at */
  readonly elsewhere?: readonly string[];
  /** derive the corrtags of all STIS tags in the archive again */
  readonly corrtagExtract?: boolean;
  /** names of the files the run is limited to; refused ones are judged again */
  readonly files?: readonly string[];
  /** the run whose failed and refused files are tried again */
  readonly retryOf?: number;
  /** when new exposures become public; undefined: as configured */
  readonly publicFrom?: Date | null;
  /** ends the run after the exposures it is at */
  readonly signal?: AbortSignal;
}

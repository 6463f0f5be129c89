import { Column, Entity, Index } from 'typeorm';
import { RunRow } from './run-row.js';

/** One run over the ingest folder: how far it is. */
@Entity('ingest_run')
@Index('idx_ingest_run_state', ['state'])
export class IngestRunRow extends RunRow {
  @Column('boolean', { name: 'dry_run' })
  dryRun!: boolean;

  @Column('integer', { name: 'items_done' })
  itemsDone!: number;

  @Column('integer', { name: 'items_total' })
  itemsTotal!: number;

  /** Whether STIS corrtags are derived from their tags anew. */
  @Column('boolean', { name: 'corrtag_extract', default: false })
  corrtagExtract!: boolean;

  /** Filenames the run is limited to; NULL: all that lies in the ingest folder. */
  @Column('simple-json', { nullable: true })
  files!: readonly string[] | null;

  /** The run whose failed and refused files this one tries again. */
  @Column('integer', { name: 'retry_of', nullable: true })
  retryOf!: number | null;

  /** Somebody wants it to end after the exposures it is at. */
  @Column('boolean', { name: 'cancel_requested', default: false })
  cancelRequested!: boolean;
}

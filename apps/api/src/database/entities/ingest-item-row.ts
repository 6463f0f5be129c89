import type { Caveat, IngestItemState, QualityCheck } from '@hstlc/contract';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { IngestRunRow } from './ingest-run-row.js';

/** The verdict of one run on one file. */
@Entity('ingest_item')
@Index('idx_ingest_item_run_id', ['runId', 'id'])
@Index('idx_ingest_item_file', ['file', 'id'])
export class IngestItemRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Column('integer', { name: 'run_id' })
  runId!: number;

  @ManyToOne(() => IngestRunRow, { onDelete: 'CASCADE', onUpdate: 'RESTRICT' })
  @JoinColumn({ name: 'run_id', foreignKeyConstraintName: 'fk_ingest_item_ingest_run' })
  run?: Relation<IngestRunRow>;

  /** The filename without folder; of a refused one the same as in `bad_data`. */
  @Column('varchar', { length: 255 })
  file!: string;

  @Column('varchar', { length: 30, nullable: true })
  rootname!: string | null;

  @Column('varchar', { length: 10 })
  state!: IngestItemState;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('simple-json')
  checks!: readonly QualityCheck[];

  @Column('simple-json')
  caveats!: readonly Caveat[];

  /** Filenames of the products it became. */
  @Column('simple-json')
  products!: readonly string[];

  /** How long its exposure took (s); NULL where nothing was done. */
  @Column('double', { nullable: true })
  seconds!: number | null;

  /** UTC; before it staff alone read of it. NULL: public. */
  @Index('idx_ingest_item_public_from')
  @Column('datetime', { name: 'public_from', precision: 6, nullable: true })
  publicFrom!: Date | null;
}

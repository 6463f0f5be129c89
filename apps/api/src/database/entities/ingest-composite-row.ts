import type { IngestComposite } from '@hstlc/contract';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { IngestRunRow } from './ingest-run-row.js';

/** A composite that a run made or made anew. */
@Entity('ingest_composite')
@Index('idx_ingest_composite_run_id', ['runId', 'id'])
export class IngestCompositeRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Column('integer', { name: 'run_id' })
  runId!: number;

  @ManyToOne(() => IngestRunRow, { onDelete: 'CASCADE', onUpdate: 'RESTRICT' })
  @JoinColumn({ name: 'run_id', foreignKeyConstraintName: 'fk_ingest_composite_ingest_run' })
  run?: Relation<IngestRunRow>;

  @Column('varchar', { length: 100 })
  filename!: string;

  /** Rootnames in it. */
  @Column('simple-json')
  members!: IngestComposite['members'];

  @Column('simple-json')
  excluded!: IngestComposite['excluded'];
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often the index has changed: one row, counted up in the transaction that changes something. */
@Entity('archive_revision')
export class ArchiveRevisionRow {
  /** 1 */
  @PrimaryColumn('integer')
  id!: number;

  @Column('bigint')
  revision!: number;
}

import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The latest file of its name that a download brought, and which version it was said to be. */
@Entity('downloaded_file')
export class DownloadedFileRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Index('uq_downloaded_file_filename', { unique: true })
  @Column('varchar', { length: 100 })
  filename!: string;

  @Column('bigint')
  bytes!: number;

  /** 64 lower-case hexadecimal digits. */
  @Column('varchar', { length: 64 })
  sha256!: string;

  /** As MAST listed it. */
  @Column('varchar', { length: 60, nullable: true })
  version!: string | null;

  /** UTC. */
  @Column('datetime', { name: 'arrived_at', precision: 6 })
  arrivedAt!: Date;
}

import type { BundleNames } from '@hstlc/contract';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A selection of files that somebody wants to fetch together. */
@Entity('bundle')
export class BundleRow {
  /** Identifies the files and what they are called: 32 lower-case hexadecimal digits. */
  @PrimaryColumn('varchar', { length: 32 })
  id!: string;

  @Column('varchar', { length: 10 })
  names!: BundleNames;

  /** UTC; after it the selection is forgotten. */
  @Index('idx_bundle_expires_at')
  @Column('datetime', { name: 'expires_at', precision: 6 })
  expiresAt!: Date;
}

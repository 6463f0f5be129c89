import type { Caveat } from '@hstlc/contract';
import { Column, Entity, Index, OneToMany, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { ProductMemberRow } from './product-member-row.js';

export type ProductKind = 'individual' | 'composite';

/** A lightcurve in the archive: one FITS file in `outputs/` or `outputs/composite/`. */
@Entity('product')
@Index('idx_product_target_configuration', [
  'targname',
  'instrume',
  'detector',
  'optElem',
  'cenwave',
  'aperture',
])
@Index('idx_product_targname_kind', ['targname', 'kind', 'publicFrom', 'withdrawnAt'])
@Index('idx_product_kind_stem', ['kind', 'stem'])
@Index('idx_product_targname_stem', ['targname', 'stem'])
@Index('idx_product_instrume_stem', ['instrume', 'stem'])
@Index('idx_product_detector_stem', ['detector', 'stem'])
@Index('idx_product_opt_elem_stem', ['optElem', 'stem'])
@Index('idx_product_cenwave_stem', ['cenwave', 'stem'])
@Index('idx_product_aperture_stem', ['aperture', 'stem'])
@Index('idx_product_start_mjd', ['startMjd'])
@Index('idx_product_live_seconds', ['liveSeconds'])
@Index('idx_product_kind_made_with', ['kind', 'madeWith'])
@Index('idx_product_facets', [
  'kind',
  'instrume',
  'detector',
  'optElem',
  'cenwave',
  'aperture',
  'hasFlux',
  'simulated',
  'publicFrom',
  'withdrawnAt',
])
@Index('idx_product_configuration', ['instrume', 'detector', 'optElem', 'cenwave'])
export class ProductRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Column('varchar', { length: 10 })
  kind!: ProductKind;

  /** Filename without `.fits`: the lightcurve's id on the wire, stable across `reindex`. */
  @Index('uq_product_stem', { unique: true })
  @Column('varchar', { length: 100 })
  stem!: string;

  @Index('uq_product_filename', { unique: true })
  @Column('varchar', { length: 100 })
  filename!: string;

  /** Folder below the archive root, `/`-separated, without the filename. */
  @Column('varchar', { length: 100 })
  path!: string;

  @Column('bigint')
  bytes!: number;

  /** 64 lower-case hexadecimal digits. */
  @Column('varchar', { length: 64 })
  sha256!: string;

  @Column('varchar', { length: 10 })
  version!: string;

  /** Identifies what it was made from: inputs, and for a composite bin width and code too; differs when it is stale. */
  @Column('varchar', { name: 'provenance_hash', length: 64 })
  provenanceHash!: string;

  /** Identifies the bin width and the code that made a composite; another one makes it anew. */
  @Column('varchar', { name: 'made_with', length: 64, nullable: true })
  madeWith!: string | null;

  @Column('varchar', { name: 'preview_path', length: 100, nullable: true })
  previewPath!: string | null;

  @Column('varchar', { name: 'preview_filename', length: 100, nullable: true })
  previewFilename!: string | null;

  /** The exposure; NULL for a composite. */
  @Index('idx_product_rootname')
  @Column('varchar', { length: 30, nullable: true })
  rootname!: string | null;

  @Column('varchar', { length: 30 })
  targname!: string;

  @Column('varchar', { length: 10 })
  instrume!: string;

  @Column('varchar', { length: 30 })
  detector!: string;

  @Column('varchar', { name: 'opt_elem', length: 30 })
  optElem!: string;

  /** Central wavelength setting (Å); 0 for imaging. */
  @Column('integer')
  cenwave!: number;

  @Column('varchar', { length: 30 })
  aperture!: string;

  /** Bin width (s). */
  @Column('double', { name: 'step_seconds' })
  stepSeconds!: number;

  /** Live time (s). */
  @Column('double', { name: 'live_seconds' })
  liveSeconds!: number;

  @Column('integer', { name: 'bin_count' })
  binCount!: number;

  /** Zero of the TIME column (d, MJD UTC). */
  @Column('integer', { name: 'mjd_reference' })
  mjdReference!: number;

  /** First bin start (d, MJD UTC). */
  @Column('double', { name: 'start_mjd' })
  startMjd!: number;

  /** Last bin end (d, MJD UTC). */
  @Column('double', { name: 'end_mjd' })
  endMjd!: number;

  @Column('boolean', { name: 'has_flux' })
  hasFlux!: boolean;

  @Column('boolean')
  simulated!: boolean;

  @Column('simple-json')
  caveats!: readonly Caveat[];

  /** UTC. */
  @Index('idx_product_updated_at')
  @Column('datetime', { name: 'updated_at', precision: 6 })
  updatedAt!: Date;

  /** UTC; before it staff alone see this. NULL: public. */
  @Index('idx_product_public_from')
  @Column('datetime', { name: 'public_from', precision: 6, nullable: true })
  publicFrom!: Date | null;

  /** UTC; the public is answered 404. NULL: not withdrawn. */
  @Index('idx_product_withdrawn_at')
  @Column('datetime', { name: 'withdrawn_at', precision: 6, nullable: true })
  withdrawnAt!: Date | null;

  @Column('varchar', { name: 'withdrawn_reason', length: 500, nullable: true })
  withdrawnReason!: string | null;

  @OneToMany(() => ProductMemberRow, (member) => member.product)
  members?: Relation<ProductMemberRow>[];
}

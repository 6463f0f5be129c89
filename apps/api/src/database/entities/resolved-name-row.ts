import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What the name service said of a name, kept so that it is asked once. */
@Entity('resolved_name')
export class ResolvedNameRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  /** As it was asked. */
  @Index('uq_resolved_name_name', { unique: true })
  @Column('varchar', { length: 60 })
  name!: string;

  /** False: the service does not know the name, which is worth remembering too. */
  @Column('boolean')
  found!: boolean;

  @Column('varchar', { name: 'main_name', length: 100, nullable: true })
  mainName!: string | null;

  /** ICRS, epoch 2000.0. */
  @Column('double', { name: 'right_ascension_degrees', nullable: true })
  rightAscensionDegrees!: number | null;

  @Column('double', { name: 'declination_degrees', nullable: true })
  declinationDegrees!: number | null;

  /** μα cos δ. */
  @Column('double', { name: 'proper_motion_ra_mas_per_year', nullable: true })
  properMotionRaMasPerYear!: number | null;

  @Column('double', { name: 'proper_motion_dec_mas_per_year', nullable: true })
  properMotionDecMasPerYear!: number | null;

  @Column('simple-json')
  aliases!: readonly string[];

  /** UTC. */
  @Column('datetime', { name: 'asked_at', precision: 6 })
  askedAt!: Date;
}

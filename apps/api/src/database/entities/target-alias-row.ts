import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * Who says that a name is another name of a target: staff, or the name service. An exception is a spelling that stands
 * for itself though the rules or the name service would join it with another.
 */
export type AliasOrigin = 'staff' | 'sesame' | 'exception';

/** Another name of a target. Names that the rules make equal (`GJ-436`, `GJ436`) need no row. */
@Entity('target_alias')
@Index('idx_target_alias_target', ['target', 'aliasKey'])
export class TargetAliasRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  /** As somebody wrote it. */
  @Column('varchar', { length: 60 })
  alias!: string;

  /** `targetNameKey(alias)`: what names are compared by; of an exception `=` and the very name. */
  @Index('uq_target_alias_alias_key', { unique: true })
  @Column('varchar', { name: 'alias_key', length: 60 })
  aliasKey!: string;

  /** The `metadata.targname` that is meant. */
  @Column('varchar', { length: 30 })
  target!: string;

  @Column('varchar', { length: 10 })
  origin!: AliasOrigin;

  /** Name of the token, or of the command. */
  @Column('varchar', { name: 'added_by', length: 60 })
  addedBy!: string;

  /** UTC. */
  @Column('datetime', { name: 'added_at', precision: 6 })
  addedAt!: Date;
}

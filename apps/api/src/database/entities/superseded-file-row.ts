import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A file that another one took the place of: bytes and checksum of the old one, and where it is kept. */
@Entity('superseded_file')
@Index('uq_superseded_file_path_stored_filename', ['path', 'storedFilename'], { unique: true })
export class SupersededFileRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  /** The exposure it belonged to; NULL for a composite. */
  @Index('idx_superseded_file_rootname')
  @Column('varchar', { length: 30, nullable: true })
  rootname!: string | null;

  /** The lightcurve it was an earlier version of; NULL for an input file. */
  @Index('idx_superseded_file_stem')
  @Column('varchar', { length: 100, nullable: true })
  stem!: string | null;

  /** The name it had, which its successor has now. */
  @Column('varchar', { length: 100 })
  filename!: string;

  /** Folder below the archive root, `/`-separated, without the filename. */
  @Column('varchar', { length: 100 })
  path!: string;

  /** The first digits of its checksum, an underline, and the name it had. */
  @Column('varchar', { name: 'stored_filename', length: 120 })
  storedFilename!: string;

  @Column('bigint')
  bytes!: number;

  /** 64 lower-case hexadecimal digits. */
  @Column('varchar', { length: 64 })
  sha256!: string;

  /** UTC. */
  @Column('datetime', { name: 'superseded_at', precision: 6 })
  supersededAt!: Date;
}

import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A staff token. The token itself is shown once, when it is made; only its hash is kept. */
@Entity('api_token')
export class ApiTokenRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Index('uq_api_token_name', { unique: true })
  @Column('varchar', { length: 60 })
  name!: string;

  /** sha256 of the token, 64 lower-case hexadecimal digits. */
  @Index('uq_api_token_token_hash', { unique: true })
  @Column('varchar', { name: 'token_hash', length: 64 })
  tokenHash!: string;

  /** Separated by blanks, e.g. `ingest:write`. */
  @Column('varchar', { length: 255 })
  scopes!: string;

  /** UTC. */
  @Column('datetime', { name: 'created_at', precision: 6 })
  createdAt!: Date;

  /** UTC; NULL: never. */
  @Column('datetime', { name: 'expires_at', precision: 6, nullable: true })
  expiresAt!: Date | null;

  /** UTC. */
  @Column('datetime', { name: 'last_used_at', precision: 6, nullable: true })
  lastUsedAt!: Date | null;

  /** UTC. */
  @Column('datetime', { name: 'revoked_at', precision: 6, nullable: true })
  revokedAt!: Date | null;
}

import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The answer to a request that came with an Idempotency-Key, to be given again for 24 h. */
@Entity('idempotent_answer')
export class IdempotentAnswerRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  /** sha256 of token name, method, address and key. */
  @Index('uq_idempotent_answer_request_hash', { unique: true })
  @Column('varchar', { name: 'request_hash', length: 64 })
  requestHash!: string;

  /** sha256 of the body: the same key with another one is refused. */
  @Column('varchar', { name: 'body_hash', length: 64 })
  bodyHash!: string;

  /** HTTP status; NULL: the request is being answered. */
  @Column('integer', { nullable: true })
  status!: number | null;

  @Column('varchar', { length: 500, nullable: true })
  location!: string | null;

  /** JSON. */
  @Column('text', { nullable: true })
  answer!: string | null;

  /** UTC. */
  @Index('idx_idempotent_answer_created_at')
  @Column('datetime', { name: 'created_at', precision: 6 })
  createdAt!: Date;
}

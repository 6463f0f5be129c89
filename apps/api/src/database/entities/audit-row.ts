import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One request that wanted to change something: who, what, when, from where, and how it ended. */
@Entity('audit')
@Index('idx_audit_who', ['who', 'id'])
export class AuditRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  /** UTC; when the answer was given. */
  @Column('datetime', { precision: 6 })
  at!: Date;

  /** Name of the token; NULL: none that is in force. */
  @Column('varchar', { length: 60, nullable: true })
  who!: string | null;

  /** Address of the client, or "command line". */
  @Column('varchar', { length: 64 })
  client!: string;

  @Column('varchar', { length: 10 })
  method!: string;

  @Column('varchar', { length: 500 })
  address!: string;

  /** What was asked, as JSON, without secrets, cut at 2000 characters. */
  @Column('varchar', { length: 2000, nullable: true })
  body!: string | null;

  /** HTTP status. */
  @Column('integer')
  status!: number;

  /** Problem code; NULL: it was done. */
  @Column('varchar', { length: 30, nullable: true })
  code!: string | null;

  @Column('varchar', { name: 'request_id', length: 64 })
  requestId!: string;
}

import type { DataSource, Repository } from 'typeorm';
import { IsNull, LessThan, QueryFailedError } from 'typeorm';
import { IdempotentAnswerRow } from '../database/entities/idempotent-answer-row.js';

/** An answer as it was given. */
export interface KeptAnswer {
  readonly status: number;
  readonly location: string | null;
  /** JSON */
  readonly answer: string;
}

/** What is known of a request by its key: nothing yet, so that it is ours to answer; or more. */
export type Claim =
  | { readonly kind: 'ours'; readonly id: number }
  | { readonly kind: 'answered'; readonly kept: KeptAnswer }
  | { readonly kind: 'underway' }
  | { readonly kind: 'other-body' };

/** How long an answer is given again (ms). */
const keptMilliseconds = 24 * 3_600_000;

/** After so long (ms) whoever answered it has died. */
const answeringMilliseconds = 10 * 60_000;

/** Answers by the hash of their request. */
export class IdempotentAnswersRepository {
  private readonly rows: Repository<IdempotentAnswerRow>;

  constructor(dataSource: DataSource) {
    this.rows = dataSource.getRepository(IdempotentAnswerRow);
  }

  /** Makes a request ours, or says what became of the one before. */
  async claim(requestHash: string, bodyHash: string, now = new Date()): Promise<Claim> {
    await this.forget(now);
    const row = { requestHash, bodyHash, status: null, location: null, answer: null, createdAt: now };
    try {
      await this.rows.insert(row);
      return { kind: 'ours', id: (await this.rows.findOneByOrFail({ requestHash })).id };
    } catch (error) {
      if (!(error instanceof QueryFailedError)) throw error;
      const known = await this.rows.findOneBy({ requestHash });
      if (known === null) throw error;
      if (known.bodyHash !== bodyHash) return { kind: 'other-body' };
      const { status, location, answer } = known;
      return status === null || answer === null
        ? { kind: 'underway' }
        : { kind: 'answered', kept: { status, location, answer } };
    }
  }

  async keep(id: number, kept: KeptAnswer): Promise<void> {
    await this.rows.update({ id }, kept);
  }

  /** Lets the request be made again. */
  async release(id: number): Promise<void> {
    await this.rows.delete({ id });
  }

  private async forget(now: Date): Promise<void> {
    const before = (milliseconds: number) => LessThan(new Date(now.getTime() - milliseconds));
    await this.rows.delete({ createdAt: before(keptMilliseconds) });
    await this.rows.delete({ createdAt: before(answeringMilliseconds), status: IsNull() });
  }
}

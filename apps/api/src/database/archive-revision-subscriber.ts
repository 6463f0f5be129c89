import {
  EventSubscriber,
  type EntityMetadata,
  type EntitySubscriberInterface,
  type QueryRunner,
} from 'typeorm';

/** Tables that answers are made of; every other one may change without an answer changing. */
const listed = new Set(['exposure', 'metadata', 'outputs', 'product', 'stats', 'bad_data', 'target_alias']);

/** Transactions that have changed something listed. */
const changing = new WeakSet<QueryRunner>();

interface Change {
  readonly metadata: EntityMetadata;
  readonly queryRunner: QueryRunner;
}

/**
 * Counts the archive's revision up whenever rows change that lists are made of: as a transaction's last statement, or
 * at once outside of one. Statements in plain SQL are not seen.
 */
@EventSubscriber()
export class ArchiveRevisionSubscriber implements EntitySubscriberInterface {
  afterInsert = note;
  afterUpdate = note;
  afterRemove = note;

  async beforeTransactionCommit({ queryRunner }: { readonly queryRunner: QueryRunner }): Promise<void> {
    if (changing.delete(queryRunner)) await countUp(queryRunner);
  }
}

async function note({ metadata, queryRunner }: Change): Promise<void> {
  if (!listed.has(metadata.tableName)) return;
  if (queryRunner.isTransactionActive) changing.add(queryRunner);
  else await countUp(queryRunner);
}

async function countUp(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query('UPDATE archive_revision SET revision = revision + 1 WHERE id = 1');
}

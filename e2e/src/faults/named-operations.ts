/**
 * Every step of an ingest at which the process may die, in its order: "<operation> <when> <what>", as tools/kill-at.mjs
 * reads it. docs/decisions/0007-ingest-state-machine.md tells the order.
 */
export const namedOperations = [
  'statement after INSERT INTO "ingest_run"',
  'statement after INSERT INTO "bad_data"',
  'rename before bad_data/',
  'rename after bad_data/',
  'open after _curve\\.png\\.partial$',
  'write inside _curve\\.png\\.partial$',
  'open after _curve\\.fits\\.partial$',
  'write inside _curve\\.fits\\.partial$',
  'write after _curve\\.fits\\.partial$',
  'sync after _curve\\.png\\.partial$',
  'sync after _curve\\.fits\\.partial$',
  'rename before _curve\\.png$',
  'rename after _curve\\.png$',
  'rename before _curve\\.fits$',
  'rename after _curve\\.fits$',
  'write inside _corrtag\\.fits\\.partial$',
  'rename after filesystem/.*_corrtag\\.fits$',
  'chmod after outputs/',
  'statement after INSERT INTO "metadata"',
  'statement after INSERT INTO "exposure"',
  'statement after INSERT INTO "product_member"',
  'statement before COMMIT#4',
  'statement after COMMIT#4',
  'rename after filesystem/.*_corrtag_a\\.fits$',
  'rename before filesystem/.*_x1d\\.fits$',
  'write inside composite/.*_lc\\.fits\\.partial$',
  'rename after composite/.*_lc\\.png$',
  'rename before composite/.*_lc\\.fits$',
  'rename after composite/.*_lc\\.fits$',
  'statement after UPDATE "outputs"',
] as const;

/** The further steps when files are replaced. */
export const namedOperationsOfSupersession = [
  'rename before superseded/',
  'rename after superseded/',
  'rename after superseded/.*_corrtag_b\\.fits$',
  'rename after _curve\\.fits$',
  'statement after DELETE FROM "exposure_file"',
  'statement before COMMIT#2',
  'statement after COMMIT#2',
  'rename after filesystem/.*_corrtag_a\\.fits$',
  'rename before composite/.*_lc\\.fits$',
] as const;

/** The steps between which something changes for good; the short form of the tests takes these. */
export const turningPoints = [
  'statement after INSERT INTO "bad_data"',
  'write inside _curve\\.fits\\.partial$',
  'rename after _curve\\.fits$',
  'statement after INSERT INTO "product_member"',
  'rename after filesystem/.*_corrtag_a\\.fits$',
  'rename before filesystem/.*_x1d\\.fits$',
  'rename after composite/.*_lc\\.fits$',
] as const satisfies readonly (typeof namedOperations)[number][];

/** The same when files are replaced. */
export const turningPointsOfSupersession = [
  'rename after superseded/.*_corrtag_b\\.fits$',
  'rename after _curve\\.fits$',
  'statement after DELETE FROM "exposure_file"',
  'rename before composite/.*_lc\\.fits$',
] as const satisfies readonly (typeof namedOperationsOfSupersession)[number][];

import type { Command } from 'commander';

/** A command by its name and its one line of help; the module that does it is loaded when it is asked for. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** Every command in the order of the help. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'serve',
    summary: 'API and web page on one port; brings the schema up to date first',
    load: async () => (await import('./serve.js')).serveCommand(),
  },
  {
    name: 'demo',
    summary: 'simulates a small archive into ingest/ and ingests it; a run that was cut off is gone on with',
    load: async () => (await import('./demo.js')).demoCommand(),
  },
  {
    name: 'simulate',
    summary: 'files of simulated exposures, of a source whose signal is known',
    load: async () => (await import('./simulate.js')).simulateCommand(),
  },
  {
    name: 'ingest',
    summary: 'one ingest run over ingest/; files and folders given are first copied there, never moved',
    load: async () => (await import('./ingest.js')).ingestCommand(),
  },
  {
    name: 'retry',
    summary: 'judges again the files that an ingest run refused, failed at or left waiting',
    load: async () => (await import('./retry.js')).retryCommand(),
  },
  {
    name: 'extract',
    summary:
      'lightcurve of one or several exposures, without the archive; a partner segment and an x1d beside are used',
    load: async () => (await import('./extract.js')).extractCommand(),
  },
  {
    name: 'composite',
    summary: 'composite lightcurve of several exposures of one configuration, without the archive',
    load: async () => (await import('./composite.js')).compositeCommand(),
  },
  {
    name: 'calibrate',
    summary: 'STIS tag to corrtag; the tag file is never touched',
    load: async () => (await import('./calibrate.js')).calibrateCommand(),
  },
  {
    name: 'inspect',
    summary: 'HDUs, columns, cards, rows, caveats and checksum verdicts of a FITS file',
    load: async () => (await import('./inspect.js')).inspectCommand(),
  },
  {
    name: 'stats',
    summary: 'computes the table of statistics anew, or tells those of one lightcurve product',
    load: async () => (await import('./stats.js')).statsCommand(),
  },
  {
    name: 'periodogram',
    summary: 'Lomb–Scargle peaks of a lightcurve product with false-alarm probability',
    load: async () => (await import('./periodogram.js')).periodogramCommand(),
  },
  {
    name: 'fold',
    summary: 'photons of exposures folded on a period: epoch folding, Z² and the H-test',
    load: async () => (await import('./fold.js')).foldCommand(),
  },
  {
    name: 'download',
    summary: 'new public time-tag exposures from MAST into ingest/; an interrupted one is gone on with',
    load: async () => (await import('./download.js')).downloadCommand(),
  },
  {
    name: 'references',
    summary: "calibration reference files that the archive's headers name: present, missing, fetched",
    load: async () => (await import('./references.js')).referencesCommand(),
  },
  {
    name: 'alias',
    summary: 'other names of targets; merges and splits targets',
    load: async () => (await import('./alias.js')).aliasCommand(),
  },
  {
    name: 'bundle',
    summary: 'a delivery folder: the products that a query finds, with a manifest, by HLSP names when asked',
    load: async () => (await import('./bundle.js')).bundleCommand(),
  },
  {
    name: 'plots',
    summary: "the collection's plots and exploratory tables, into plots/",
    load: async () => (await import('./plots.js')).plotsCommand(),
  },
  {
    name: 'verify',
    summary: 'holds database, files and checksums against each other; names each difference',
    load: async () => (await import('./verify.js')).verifyCommand(),
  },
  {
    name: 'reindex',
    summary: 'rebuilds the database from the files alone; runs and tokens stay as they are',
    load: async () => (await import('./reindex.js')).reindexCommand(),
  },
  {
    name: 'reset-database',
    summary: 'empties the tables that "hstlc reindex" can fill again, or one of the documented four',
    load: async () => (await import('./reset.js')).resetDatabaseCommand(),
  },
  {
    name: 'reset-filesystem',
    summary: 'moves every input back to ingest/ and removes the products; the index is emptied too',
    load: async () => (await import('./reset.js')).resetFilesystemCommand(),
  },
  {
    name: 'release',
    summary: 'sets when an exposure becomes public; before, staff alone see it',
    load: async () => (await import('./withdraw.js')).releaseCommand(),
  },
  {
    name: 'withdraw',
    summary: 'takes an exposure or a composite out of the public archive; nothing is deleted',
    load: async () => (await import('./withdraw.js')).withdrawCommand(),
  },
  {
    name: 'restore',
    summary: 'brings back what was withdrawn',
    load: async () => (await import('./withdraw.js')).restoreCommand(),
  },
  {
    name: 'token',
    summary: 'staff API tokens',
    load: async () => (await import('./token.js')).tokenCommand(),
  },
  {
    name: 'config',
    summary: 'every setting with unit, default and present value; passwords masked',
    load: async () => (await import('./config.js')).configCommand(),
  },
  {
    name: 'migrate',
    summary: 'brings the database schema up to date',
    load: async () => (await import('./migrate.js')).migrateCommand(),
  },
];

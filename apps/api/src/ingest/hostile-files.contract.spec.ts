import { existsSync } from 'node:fs';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { simulateCosFuv, simulateCosNuv, simulateStis } from '@hstlc/simulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BadDataRow } from '../database/entities/bad-data-row.js';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { IngestArchive, states } from '../testing/ingest-archive.js';
import { testDatabases } from '../testing/test-databases.js';

const short = { exposureSeconds: 20, sourceRate: 30, seed: 5, darkRate: 1 };
const text = new TextDecoder('latin1');

/** The file with a card's value written over, the card's length unchanged. */
function withCard(bytes: Uint8Array, keyword: string, value: string, from = 0): Uint8Array {
  const changed = Uint8Array.from(bytes);
  const start = text.decode(bytes).indexOf(`${keyword.padEnd(8)}=`, from);
  expect(start).toBeGreaterThanOrEqual(0);
  const card = `${keyword.padEnd(8)}= ${value}`.padEnd(80).slice(0, 80);
  changed.set(
    Uint8Array.from(card, (letter) => letter.codePointAt(0)! & 0xff),
    start,
  );
  return changed;
}

describe.each(testDatabases)('files that are not what they should be, on $kind', (kind) => {
  let archive: IngestArchive;
  beforeEach(async () => {
    archive = await IngestArchive.create(kind, import.meta.url, { HSTLC_UNFINISHED_SECONDS: '0' });
  });
  afterEach(() => archive.remove());

  it('refuses what is empty, cut, no FITS, a bomb, or lies about its rows, and goes on with the rest', async () => {
    const good = simulateCosNuv({ ...short, rootname: 'lgood0001' });
    const [events] = simulateCosNuv({ ...short, rootname: 'lcut00001' }).files;
    const [lying] = simulateCosNuv({ ...short, rootname: 'lliar0001' }).files;
    const table = text.decode(lying!.bytes).indexOf('XTENSION');
    await archive.drop(good);
    await archive.write('lempty001_corrtag.fits', '');
    await archive.write('lnofits01_corrtag.fits', 'SIMPLE  = no');
    await archive.write('lcut00001_corrtag.fits', events!.bytes.subarray(0, 9000));
    await archive.write(
      'lliar0001_corrtag.fits',
      withCard(lying!.bytes, 'NAXIS2', '9'.repeat(15).padStart(20), table),
    );
    await archive.write('lgzip0001_corrtag.fits.gz', gzipSync(events!.bytes).subarray(0, 3000));
    await archive.write('lbomb0001_corrtag.fits.gz', gzipSync(new Uint8Array(100_000_000)));
    const report = await archive.run();
    expect(states(report).filter((each) => each.startsWith('lgood'))).toEqual([
      'lgood0001_corrtag.fits ingested',
      'lgood0001_x1d.fits ingested',
    ]);
    const others = report.items.filter(({ rootname }) => rootname !== 'lgood0001');
    expect(others.map(({ state, reason }) => `${state} ${reason}`)).toEqual(
      Array.from({ length: 6 }, () => 'refused Unreadable file'),
    );
    expect(await archive.files('bad_data')).toEqual(others.map(({ file }) => file).toSorted());
    expect(await archive.database.getRepository(BadDataRow).count()).toBe(6);
    expect(await archive.files('ingest')).toEqual([]);
  });

  it('lets a file that is cut wait as long as it may still be growing', async () => {
    await archive.remove();
    archive = await IngestArchive.create(kind, import.meta.url, { HSTLC_UNFINISHED_SECONDS: '3600' });
    const [tag, x1d] = simulateStis({ ...short, rootname: 'ogrow0010' }).files;
    await archive.write(tag!.filename, tag!.bytes);
    await archive.write(x1d!.filename, x1d!.bytes.subarray(0, 20_000));
    const first = await archive.run();
    expect(states(first)).toEqual(['ogrow0010_tag.fits waiting', 'ogrow0010_x1d.fits waiting']);
    expect(first.items[0]!.reason).toMatch(
      /ogrow0010_x1d.fits seems to be on its way still: .*expected \d+ bytes/,
    );
    await archive.write(x1d!.filename, x1d!.bytes);
    expect(states(await archive.run())).toEqual([
      'ogrow0010_tag.fits ingested',
      'ogrow0010_x1d.fits ingested',
    ]);
  });

  it('blames the spectrum for the spectrum, a segment for itself, and takes the rest', async () => {
    const nuv = simulateCosNuv({ ...short, rootname: 'lspec0001' });
    await archive.drop(nuv, /corrtag/);
    await archive.write('lspec0001_x1d.fits', 'SIMPLE  = no');
    const fuv = simulateCosFuv({ ...short, rootname: 'lpair0001' });
    await archive.drop(fuv, /_a|x1d/);
    await archive.write('lpair0001_corrtag_b.fits', fuv.files[1]!.bytes.subarray(0, 30_000));
    const report = await archive.run();
    expect(states(report)).toEqual([
      'lpair0001_corrtag_a.fits ingested',
      'lpair0001_corrtag_b.fits refused',
      'lpair0001_x1d.fits ingested',
      'lspec0001_corrtag.fits ingested',
      'lspec0001_x1d.fits refused',
    ]);
    expect(report.items.find(({ file }) => file === 'lpair0001_corrtag_a.fits')!.caveats).not.toEqual([]);
  });

  it('finds a fault of the photons with the photons, though both files open', async () => {
    const { files } = simulateStis({ ...short, rootname: 'ocols0010' });
    const renamed = withCard(files[0]!.bytes, 'TTYPE2', "'NOTHING '");
    await archive.write('ocols0010_tag.fits', renamed);
    await archive.write('ocols0010_x1d.fits', files[1]!.bytes);
    const report = await archive.run();
    expect(report.items.find(({ file }) => file === 'ocols0010_tag.fits')).toMatchObject({
      state: 'refused',
      reason: 'Unreadable file',
    });
    // the spectrum does not wait for ever for photons that were refused
    expect(await archive.files('bad_data')).toEqual(['ocols0010_tag.fits', 'ocols0010_x1d.fits']);
  });

  it('refuses a file whose header is of another exposure or segment, and says so', async () => {
    const [other] = simulateCosNuv({ ...short, rootname: 'lother001' }).files;
    await archive.write('lnames001_corrtag.fits', other!.bytes);
    const fuv = simulateCosFuv({ ...short, rootname: 'lsegm0001' });
    await archive.write('lsegm0001_corrtag_b.fits', fuv.files[0]!.bytes);
    const { items } = await archive.run();
    expect(items.map(({ checks }) => checks[0]!.value)).toEqual([
      `ROOTNAME: expected "lnames001" as in the file's name, found "lother001"`,
      `SEGMENT: expected "FUVB" as in the file's name, found "FUVA"`,
    ]);
  });

  it('judges a refused file again when asked to, also after it was mended', async () => {
    const { files } = simulateStis({ ...short, rootname: 'oretry010' });
    await archive.write('oretry010_tag.fits', 'SIMPLE  = no');
    await archive.write('oretry010_x1d.fits', files[1]!.bytes);
    const { runId } = await archive.run();
    await writeFile(path.join(archive.home, 'bad_data/oretry010_tag.fits'), files[0]!.bytes);
    const again = ['oretry010_tag.fits', 'oretry010_x1d.fits'];
    const report = await archive.run({ files: again, retryOf: runId! });
    expect(states(report)).toEqual(again.map((file) => `${file} ingested`));
    expect(await archive.files('bad_data')).toEqual([]);
    expect(await archive.database.getRepository(BadDataRow).count()).toBe(0);
  });

  it.each(['../../x', '/tmp/escaped', '..', 'a/b', `a${'\0'}b`, 'Ünïcode ★', '-rf', ' ', 'x'.repeat(60)])(
    'keeps TARGNAME %j inside the archive',
    async (name) => {
      const nuv = simulateCosNuv({ ...short, rootname: 'ltarg0001', x1d: false });
      const value = `'${name.replaceAll("'", "''")}'`;
      await archive.write('ltarg0001_corrtag.fits', withCard(nuv.files[0]!.bytes, 'TARGNAME', value));
      const report = await archive.run();
      const [item] = report.items;
      const folder = item!.state === 'ingested' ? 'filesystem' : 'bad_data';
      const [place] = await archive.files(folder);
      expect(place).toMatch(
        folder === 'filesystem' ? /^[A-Za-z0-9+._-]+\/ltarg0001_corrtag.fits$/ : /^ltarg0001/,
      );
      expect((await readdir(archive.home)).filter((each) => /x$|escaped/.test(each))).toEqual([]);
      expect(await archive.database.getRepository(ExposureRow).count()).toBe(
        item!.state === 'ingested' ? 1 : 0,
      );
    },
  );

  it('names, and never touches, links, folders and names that mean nothing here', async () => {
    const { ingest } = archive.configuration.directories;
    const strange = ['-rf.fits', 'a b_tag.fits', 'two\nlines_tag.fits', 'LUPPER001_TAG.FITS', '..._tag.fits'];
    for (const name of strange) await archive.write(name, 'mine');
    await mkdir(path.join(ingest, 'lfolder01_corrtag.fits'));
    await symlink('/etc/passwd', path.join(ingest, 'llink0001_tag.fits'));
    await symlink('nowhere', path.join(ingest, 'llink0002_tag.fits'));
    const { items } = await archive.run();
    const names = [...strange, 'lfolder01_corrtag.fits', 'llink0001_tag.fits', 'llink0002_tag.fits'];
    expect(items.map(({ file }) => file).toSorted()).toEqual(names.toSorted());
    expect(items.every(({ state }) => state === 'ignored')).toBe(true);
    expect((await readdir(ingest)).toSorted()).toEqual(names.toSorted());
    expect(existsSync('/etc/passwd')).toBe(true);
  });
});

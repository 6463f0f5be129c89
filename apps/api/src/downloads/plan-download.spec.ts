import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caomRow, MemoryHoldings, type OfferedFile } from '../testing/stand-ins/holdings.js';
import { startMastStandIn, type CaomRow } from '../testing/stand-ins/mast.js';
import type { StandIn } from '../testing/stand-ins/stand-in.js';
import type { HeldFile } from './held-files.js';
import { MastClient } from './mast-client.js';
import { anySpelling, mjdOf, planDownload, type WantedExposures } from './plan-download.js';

const nowMjd = mjdOf(new Date('2026-11-26T00:00:00Z'));
const all: WantedExposures = { since: null, limit: null, target: null, proposal: null };

let mast: StandIn;
let holdings: MemoryHoldings;
let held: Map<string, HeldFile>;
let leftOut: string[];
let lastObsid: number;
beforeEach(async () => {
  holdings = new MemoryHoldings();
  mast = await startMastStandIn(holdings);
  held = new Map();
  leftOut = [];
  lastObsid = 0;
});
afterEach(() => mast.close());

function offer(filenames: readonly string[], row: Partial<CaomRow> = {}, file: Partial<OfferedFile> = {}) {
  lastObsid += 1;
  const obs_id = filenames[0]!.slice(0, 9).toUpperCase();
  const files = filenames.map((filename) => ({ filename, version: '3.4.3', listedSize: 28_800, ...file }));
  holdings.offer({ row: caomRow({ obsid: lastObsid, obs_id, ...row }), files });
}

async function plan(wanted: Partial<WantedExposures> = {}, aliases: readonly string[] = []) {
  const planned: string[] = [];
  const context = {
    mast: new MastClient(mast.url, {
      patience: { attempts: 2, retryMilliseconds: 1, stallMilliseconds: 1000 },
    }),
    held: {
      find: async (names: readonly string[]) => new Map([...held].filter(([name]) => names.includes(name))),
    },
    nowMjd,
    aliases,
    onLeftOut: (reason: string, rootname: string) => leftOut.push(`${rootname} ${reason}`),
    onLooked: () => undefined,
  };
  for await (const { files } of planDownload({ ...all, ...wanted }, context))
    planned.push(...files.map(({ filename }) => filename));
  return planned;
}

const cosFuv = ['ld9m10ujq_corrtag_a.fits', 'ld9m10ujq_corrtag_b.fits', 'ld9m10ujq_x1d.fits'];
const stis = ['odlm18040_tag.fits', 'odlm18040_x1d.fits'];

describe('what is fetched', () => {
  it('is the photon lists and spectra of time-tag exposures, and nothing else that lies there', async () => {
    offer([...cosFuv, 'ld9m10ujq_rawtag_a.fits', 'ld9m10ujq_flt_a.fits', 'ld9m10010_x1dsum.fits']);
    offer([...stis, 'odlm18040_raw.fits', 'odlm18040_spt.fits'], { instrument_name: 'STIS/FUV-MAMA' });
    expect(await plan()).toEqual([...cosFuv, ...stis]);
    expect(leftOut).toEqual([]);
  });

  it('comes once, though two observations list it', async () => {
    offer(cosFuv);
    offer(cosFuv, { obs_id: 'LD9M10010' });
    expect(await plan()).toEqual(cosFuv);
  });

  it('is plain where it is offered gzipped too', async () => {
    offer(['odlm18040_tag.fits.gz', 'odlm18040_tag.fits'], { instrument_name: 'STIS/FUV-MAMA' });
    offer(['odlm19040_tag.fits.gz'], { instrument_name: 'STIS/FUV-MAMA' });
    expect(await plan()).toEqual(['odlm18040_tag.fits', 'odlm19040_tag.fits.gz']);
  });

  it('is of moving targets too', async () => {
    offer(cosFuv, { target_name: 'JUPITER-NORTH-3', mtFlag: true, s_ra: null, s_dec: null });
    expect(await plan()).toEqual(cosFuv);
  });

  it('is no more than the limit, and MAST is not asked for more', async () => {
    for (const letter of 'abcdef') offer([`ld9m10${letter}jq_corrtag.fits`]);
    expect(await plan({ limit: 2 })).toEqual(['ld9m10ajq_corrtag.fits', 'ld9m10bjq_corrtag.fits']);
  });

  it('is public since a day, of a proposal, or of a target in whatever spelling', async () => {
    const release = mjdOf(new Date('2026-03-01T12:00:00Z'));
    offer(['la0000001_corrtag.fits'], { t_obs_release: release, target_name: 'HD-209458', proposal_id: '7' });
    offer(['la0000002_corrtag.fits'], { t_obs_release: 55_000, target_name: 'HD209458', proposal_id: '8' });
    offer(['la0000003_corrtag.fits'], { t_obs_release: 55_000, target_name: 'HD-2094580', proposal_id: '9' });
    offer(['la0000004_corrtag.fits'], { t_obs_release: 55_000, target_name: 'OSIRIS', proposal_id: '9' });
    expect(await plan({ since: '2026-03-01' })).toEqual(['la0000001_corrtag.fits']);
    expect(await plan({ since: '2026-03-02' })).toEqual([]);
    expect(await plan({ proposal: 8 })).toEqual(['la0000002_corrtag.fits']);
    expect(await plan({ target: 'hd 209458' })).toEqual(['la0000001_corrtag.fits', 'la0000002_corrtag.fits']);
    expect(await plan({ target: 'hd 209458' }, ['Osiris'])).toEqual([
      'la0000001_corrtag.fits',
      'la0000002_corrtag.fits',
      'la0000004_corrtag.fits',
    ]);
  });
});

describe('what is left out, with its reason', () => {
  it.each(['DARK', 'BIAS', 'DEUTERIUM', 'WAVE', 'WAVELINE', 'ANY', 'NONE', 'TUNGSTEN', 'WAVE-2'])(
    'is the target %s',
    async (target_name) => {
      offer(cosFuv, { target_name });
      expect(await plan()).toEqual([]);
      expect(leftOut).toEqual(['ld9m10ujq not a science target']);
    },
  );

  it.each(['DARK-STAR', 'ANYANG', 'LINE-STAR', 'BIASED'])('is not the target %s', async (target_name) => {
    offer(cosFuv, { target_name });
    expect(await plan()).toHaveLength(3);
  });

  it('is a lamp by its class', async () => {
    offer(cosFuv, { target_classification: 'CALIBRATION;LAMP' });
    expect(await plan()).toEqual([]);
  });

  it('is what is not public: by its day, by its row, by its files', async () => {
    offer(['la0000001_corrtag.fits'], { t_obs_release: nowMjd + 0.01 });
    offer(['la0000002_corrtag.fits'], { dataRights: 'EXCLUSIVE_ACCESS' });
    offer(['la0000003_corrtag.fits'], {}, { dataRights: 'EXCLUSIVE_ACCESS' });
    expect(await plan()).toEqual([]);
    expect(leftOut).toEqual(['la0000002 not public', 'la0000003 no products']);
  });

  it('is what was accumulated: COS by its raw file, STIS for want of a photon list', async () => {
    offer(['la0000001_rawaccum.fits', 'la0000001_corrtag.fits', 'la0000001_x1d.fits']);
    offer(['o00000002_raw.fits', 'o00000002_x1d.fits'], { instrument_name: 'STIS/NUV-MAMA' });
    expect(await plan()).toEqual([]);
    expect(leftOut).toEqual(['la0000001 not time-tag', 'o00000002 not time-tag']);
  });

  it.each(['in the archive', 'refused before', 'in the ingest folder'] as const)(
    'is what is %s in the same version',
    async (where) => {
      offer(cosFuv);
      for (const filename of cosFuv)
        held.set(filename, { where, bytes: 28_800, version: '3.4.3 (2022-01-01)' });
      expect(await plan()).toEqual([]);
      expect(leftOut).toEqual([`ld9m10ujq ${where}`]);
    },
  );

  it('is not what was recalibrated, changed, or lacks a file: these files are fetched, and no others', async () => {
    offer(cosFuv);
    const here = { where: 'in the archive', bytes: 28_800, version: '3.4.3' } as const;
    held.set(cosFuv[0]!, { ...here, version: '3.3.11' });
    held.set(cosFuv[1]!, { ...here, bytes: 31_680 });
    held.set(cosFuv[2]!, { ...here, version: '3.10.1', bytes: 1 });
    expect(await plan()).toEqual(cosFuv.slice(0, 2));
    held.delete(cosFuv[2]!);
    expect(await plan()).toEqual(cosFuv);
  });
});

it('makes a pattern of a name that its other spellings pass', () => {
  expect(anySpelling('WD-0308-565')).toBe('%WD%0308%565%');
});

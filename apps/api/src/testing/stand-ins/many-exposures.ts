import { productRow, caomRow, type OfferedFile } from './holdings.js';
import type { CaomRow, MastHoldings, ProductRow } from './mast.js';

const modes = ['COS/FUV', 'COS/NUV', 'STIS/FUV-MAMA', 'STIS/NUV-MAMA'] as const;
const stars = ['GJ-436', 'HD-209458', 'WD0308-565', 'AM-HER', 'NGC-5548'];
const notStars = ['DARK', 'WAVE', 'DEUTERIUM', 'NONE', 'ANY'];

/** What else lies beside the files we want, for each exposure, as the archive has it. */
const besides = ['asn', 'jit', 'jif', 'spt', 'trl', 'flt', 'counts', 'x1dsum', 'lampflash'];

/**
 * A MAST of as many exposures as one likes, none of which can be fetched: for listing only. One in ten is a lamp or a
 * dark, one in ten is not public yet, one in ten is not time-tag.
 */
export function manyExposures(count: number): MastHoldings {
  return {
    *observations() {
      for (let place = 0; place < count; place++) yield observation(place);
    },
    products: (obsid) => products(obsid - firstObsid, count),
    file: () => undefined,
  };
}

const firstObsid = 24_000_000;
const cosRoot = (place: number) => `l${place.toString(36).padStart(7, '0')}q`;
const stisRoot = (place: number) => `o${place.toString(36).padStart(8, '0')}`;

function observation(place: number): CaomRow {
  const tens = place % 10;
  const isLamp = tens === 3;
  const start = 52_500 + place / 10;
  return caomRow({
    obsid: firstObsid + place,
    obs_id: rootOf(place),
    instrument_name: modes[place % 4]!,
    target_name: isLamp ? notStars[((place / 10) % 5) | 0]! : `${stars[place % 5]!}-${place % 1000}`,
    intentType: isLamp ? 'calibration' : 'science',
    proposal_id: String(8000 + (place % 9000)),
    t_min: start,
    t_max: start + 0.02,
    t_obs_release: tens === 7 ? 88_000 : start + 180,
    dataRights: tens === 7 ? 'EXCLUSIVE_ACCESS' : 'PUBLIC',
  });
}

function rootOf(place: number): string {
  return place % 4 < 2 ? cosRoot(place) : stisRoot(place);
}

function products(place: number, count: number): readonly ProductRow[] {
  if (!(place >= 0 && place < count)) return [];
  const root = rootOf(place);
  const row = observation(place);
  return [...kindsOf(place), ...besides].map((kind) => {
    const file: OfferedFile = {
      filename: `${root}_${kind}.fits`,
      version: row.instrument_name.startsWith('COS') ? '3.4.3' : '3.4.2',
      listedSize: 2880 * (100 + (place % 5000)),
      dataRights: row.dataRights,
    };
    return productRow(row, file);
  });
}

function kindsOf(place: number): readonly string[] {
  const isAccumulated = place % 10 === 5;
  switch (place % 4) {
    case 0:
      return isAccumulated
        ? ['rawaccum_a', 'corrtag_a', 'corrtag_b', 'x1d']
        : ['rawtag_a', 'rawtag_b', 'corrtag_a', 'corrtag_b', 'x1d'];
    case 1:
      return isAccumulated ? ['rawaccum', 'corrtag', 'x1d'] : ['rawtag', 'corrtag', 'x1d'];
    default:
      return isAccumulated ? ['raw', 'x1d'] : ['tag', 'raw', 'x1d'];
  }
}

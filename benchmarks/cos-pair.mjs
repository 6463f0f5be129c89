// Makes a synthetic COS FUV pair of corrtags and their x1d in a folder, fast and from a seed: 39-byte rows as CALCOS
// writes them, a BOXCAR-free TWOZONE spectrum with constant boxes. Used by the benchmarks only.
import { open } from 'node:fs/promises';
import path from 'node:path';
import { writeFits } from '@hstlc/fits';

export const exposureSeconds = 2700;
const rowBytes = 39;
const columnCount = 16_384;
/** rows of the source box, background bands and where they lie; the same in all columns */
export const boxes = { low: 410, high: 438, bands: [367, 570], half: 17 };

/** Å of the first column of each segment: they share no wavelength, as the real ones do not */
const firstWavelengths = { A: 1302, B: 1136 };

/** Writes `benchtest_corrtag_a.fits`, `_b` and `_x1d.fits`. @returns their paths */
export async function makeCosPair(folder, events) {
  const perSegment = Math.floor(events / 2);
  const counts = [];
  const paths = [];
  for (const [number, letter] of ['a', 'b'].entries()) {
    const file = path.join(folder, `benchtes_corrtag_${letter}.fits`);
    counts.push(await writeCorrtag(file, letter.toUpperCase(), perSegment, number + 1));
    paths.push(file);
  }
  const x1d = path.join(folder, 'benchtes_x1d.fits');
  const handle = await open(x1d, 'w');
  await handle.write(writeFits(spectrum(counts)));
  await handle.close();
  return { corrtags: paths, x1d };
}

function primary(segment) {
  const text = (keyword, value) => ({ keyword, value });
  return [
    text('FILENAME', `benchtes_corrtag_${segment.toLowerCase()}.fits`),
    text('ROOTNAME', 'benchtes'),
    text('TELESCOP', 'HST'),
    text('INSTRUME', 'COS'),
    text('DETECTOR', 'FUV'),
    text('SEGMENT', `FUV${segment}`),
    text('OPT_ELEM', 'G130M'),
    { keyword: 'CENWAVE', value: 1291 },
    text('APERTURE', 'PSA'),
    text('TARGNAME', 'BENCHMARK'),
    text('OBSTYPE', 'SPECTROSCOPIC'),
    text('OBSMODE', 'TIME-TAG'),
    text('XTRCTALG', 'TWOZONE'),
    { keyword: 'RA_TARG', value: 10.5 },
    { keyword: 'DEC_TARG', value: 20.5 },
  ];
}

const eventCards = [
  { keyword: 'EXTNAME', value: 'EVENTS' },
  { keyword: 'EXPFLAG', value: 'NORMAL' },
  { keyword: 'EXPSTART', value: 58_000.25 },
  { keyword: 'EXPEND', value: 58_000.25 + exposureSeconds / 86_400 },
  { keyword: 'EXPTIME', value: exposureSeconds },
  ...['A', 'B'].flatMap((letter) => [
    { keyword: `SP_LOC_${letter}`, value: 424.5 },
    { keyword: `SP_HGT_${letter}`, value: 39 },
    { keyword: `SP_SLP_${letter}`, value: 0.0001 },
    { keyword: `B_BKG1_${letter}`, value: boxes.bands[0] },
    { keyword: `B_BKG2_${letter}`, value: boxes.bands[1] },
    { keyword: `B_HGT1_${letter}`, value: 35 },
    { keyword: `B_HGT2_${letter}`, value: 35 },
  ]),
];

const columns = [
  ['TIME', '1E'],
  ['RAWX', '1I'],
  ['RAWY', '1I'],
  ['XCORR', '1E'],
  ['YCORR', '1E'],
  ['XDOPP', '1E'],
  ['XFULL', '1E'],
  ['YFULL', '1E'],
  ['WAVELENGTH', '1E'],
  ['EPSILON', '1E'],
  ['DQ', '1I'],
  ['PHA', '1B'],
];

/** Writes a corrtag; answers counts, weighted counts and weighted background of each column. */
async function writeCorrtag(file, segment, events, seed) {
  const template = writeFits([
    { header: primary(segment) },
    {
      header: eventCards,
      table: { rowCount: 0, columns: columns.map(([name, format]) => ({ name, format, values: [] })) },
    },
  ]);
  const header = Buffer.from(template);
  const naxis2 = header.indexOf('NAXIS2  =');
  header.write(String(events).padStart(20), naxis2 + 10, 'latin1');
  const goodTimes = Buffer.from(
    writeFits([
      { header: [] },
      {
        header: [
          { keyword: 'EXTNAME', value: 'GTI' },
          { keyword: 'EXTVER', value: 1 },
        ],
        table: {
          rowCount: 1,
          columns: [
            { name: 'START', format: '1D', values: [0] },
            { name: 'STOP', format: '1D', values: [exposureSeconds] },
          ],
        },
      },
    ]),
  );
  const gti = goodTimes.subarray(goodTimes.indexOf('XTENSION'));
  const handle = await open(file, 'w');
  await handle.write(header);
  const sums = {
    counts: new Float64Array(columnCount),
    gross: new Float64Array(columnCount),
    background: new Float64Array(columnCount),
  };
  const random = generator(seed);
  const chunk = Buffer.alloc(rowBytes * 20_000);
  for (let first = 0; first < events; first += 20_000) {
    const count = Math.min(20_000, events - first);
    for (let row = 0; row < count; row++)
      writeRow(chunk, row * rowBytes, (first + row) / events, { random, segment, sums });
    await handle.write(chunk, 0, count * rowBytes);
  }
  await handle.write(Buffer.alloc((2880 - ((events * rowBytes) % 2880)) % 2880));
  await handle.write(gti);
  await handle.close();
  return sums;
}

function writeRow(chunk, at, progress, { random, segment, sums }) {
  const tick = 1 + Math.floor(progress * (exposureSeconds / 0.032 - 2));
  const x = 200 + random() * 15_900;
  // two thirds of the photons are the star's, as of a bright source
  const y = random() < 0.67 ? 424 + (random() + random() + random() - 1.5) * 14 : 100 + random() * 800;
  const epsilon = Math.fround(0.95 + 0.2 * random());
  const isBad = random() < 0.15;
  chunk.writeFloatBE(tick * 0.032, at);
  chunk.writeInt16BE(x, at + 4);
  chunk.writeInt16BE(y, at + 6);
  for (const offset of [8, 16, 20]) chunk.writeFloatBE(x, at + offset);
  chunk.writeFloatBE(y, at + 12);
  chunk.writeFloatBE(y, at + 24);
  chunk.writeFloatBE(firstWavelengths[segment] + x * 0.00997, at + 28);
  chunk.writeFloatBE(epsilon, at + 32);
  chunk.writeInt16BE(isBad ? 512 : 0, at + 36);
  chunk.writeUInt8(isBad ? 1 : 12, at + 38);
  if (isBad) return;
  const column = Math.floor(chunk.readFloatBE(at + 20) + 0.5);
  const detectorRow = Math.floor(chunk.readFloatBE(at + 24) + 0.5);
  if (detectorRow >= boxes.low && detectorRow <= boxes.high) {
    sums.counts[column] += 1;
    sums.gross[column] += epsilon;
  }
  for (const band of boxes.bands)
    if (Math.abs(detectorRow - band) <= boxes.half) sums.background[column] += epsilon;
}

/** The x1d of both segments, with the background the pipeline would find: a boxcar of 100 columns. */
function spectrum(segments) {
  const rows = boxes.high - boxes.low + 1;
  const bandRows = boxes.bands.length * (2 * boxes.half + 1);
  const cells = { WAVELENGTH: [], FLUX: [], NET: [], GROSS: [], GCOUNTS: [], BACKGROUND: [], DQ_WGT: [] };
  const extra = { ACTUAL_EE: [], Y_LOWER_OUTER: [], Y_UPPER_OUTER: [] };
  for (const [number, { counts, gross, background }] of segments.entries())
    for (let column = 0; column < columnCount; column++) {
      const first = Math.max(0, column - 50);
      const end = Math.min(columnCount, column + 50);
      let sum = 0;
      for (let each = first; each < end; each++) sum += background[each];
      const subtracted = ((sum / (end - first) / bandRows) * rows) / exposureSeconds;
      const net = (gross[column] / exposureSeconds - subtracted) / 0.99;
      const sensitivity = 1e14 * Math.exp(-(((column - 9000) / 9000) ** 2));
      cells.WAVELENGTH.push(firstWavelengths['AB'[number]] + column * 0.00997);
      cells.NET.push(net);
      cells.FLUX.push(net / sensitivity);
      cells.GROSS.push(counts[column] / exposureSeconds);
      cells.GCOUNTS.push(counts[column]);
      cells.BACKGROUND.push(subtracted);
      cells.DQ_WGT.push(column > 100 && column < 16_200 ? 1 : 0);
      extra.ACTUAL_EE.push(0.99);
      extra.Y_LOWER_OUTER.push(boxes.low);
      extra.Y_UPPER_OUTER.push(boxes.high);
    }
  const vector = ([name, values]) => ({ name, format: `${columnCount}D`, values });
  return [
    {
      header: primary('A').map((card) =>
        card.keyword === 'FILENAME' ? { ...card, value: 'benchtes_x1d.fits' } : card,
      ),
    },
    {
      header: [{ keyword: 'EXTNAME', value: 'SCI' }],
      table: {
        rowCount: 2,
        columns: [
          { name: 'SEGMENT', format: '4A', values: ['FUVA', 'FUVB'] },
          ...Object.entries({ ...cells, ...extra }).map(vector),
        ],
      },
    },
  ];
}

/** Uniform random numbers from a seed (mulberry32). */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const mjdOfUnixEpoch = 40_587;
const millisecondsPerDay = 86_400_000;

/** How the bins of a histogram are laid. */
export type HistogramScale = 'calendar' | 'linear' | 'logarithmic';

/**
 * Edges of bins that hold everything between the least and the greatest value: at the beginnings of years or months
 * for times (d, MJD), round numbers otherwise.
 *
 * @param least finite, > 0 when logarithmic
 * @param greatest not below `least`
 * @returns ascending, at least two; the last lies above `greatest`
 */
export function histogramEdges(scale: HistogramScale, least: number, greatest: number): readonly number[] {
  if (scale === 'calendar') return calendarEdges(least, greatest);
  return scale === 'linear' ? linearEdges(least, greatest) : logarithmicEdges(least, greatest);
}

/** Years when there are three of them or more, else months. */
function calendarEdges(least: number, greatest: number): readonly number[] {
  const monthsPerBin = greatest - least > 3 * 365 ? 12 : 1;
  const begin = new Date((least - mjdOfUnixEpoch) * millisecondsPerDay);
  const firstMonth = monthsPerBin === 12 ? 0 : begin.getUTCMonth();
  const edges: number[] = [];
  for (let months = firstMonth; ; months += monthsPerBin) {
    const edge = Date.UTC(begin.getUTCFullYear(), months) / millisecondsPerDay + mjdOfUnixEpoch;
    edges.push(edge);
    if (edge > greatest) return edges;
  }
}

/** Some twenty bins, each 1, 2 or 5 times a power of ten wide. */
function linearEdges(least: number, greatest: number): readonly number[] {
  const rough = Math.max((greatest - least) / 20, Math.abs(greatest) * 1e-9, 1e-12);
  const decade = 10 ** Math.floor(Math.log10(rough));
  const width = [1, 2, 5, 10].map((step) => step * decade).find((each) => each >= rough) ?? rough;
  const first = Math.floor(least / width);
  const edges = [first * width];
  for (let place = first + 1; edges.at(-1)! <= greatest; place += 1) edges.push(place * width);
  return edges;
}

/** Four bins to a decade, two when there are many decades. */
function logarithmicEdges(least: number, greatest: number): readonly number[] {
  const decades = Math.log10(greatest) - Math.log10(least);
  const perDecade = decades > 10 ? 1 : decades > 5 ? 2 : 4;
  let place = Math.floor(Math.log10(least) * perDecade);
  if (10 ** (place / perDecade) > least) place -= 1;
  const edges = [10 ** (place / perDecade)];
  while (edges.at(-1)! <= greatest) edges.push(10 ** ((place += 1) / perDecade));
  return edges;
}

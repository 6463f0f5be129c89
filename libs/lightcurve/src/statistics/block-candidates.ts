/**
 * What a stretch of cells is worth at a level: sum · a(level) − size · b(level), a log likelihood. It must be concave, and
 * highest at the stretch's own level, sum / size.
 */
export interface BlockLaw {
  a(level: number): number;
  b(level: number): number;
  /** derivative of a; that of b is a′(level) · level */
  slope(level: number): number;
}

/**
 * Pieces of the range of levels, in order: from the end of the piece before to its own, a last block that begins at its
 * cell is worth most. Columns instead of objects: they are written anew with each cell.
 */
class Pieces {
  count = 0;
  firsts = new Int32Array(16);
  /** where each ends, and what the law says there */
  levels = new Float64Array(16);
  a = new Float64Array(16);
  b = new Float64Array(16);

  /** Adds a piece; one of the same cell just before it becomes a part of it. */
  give(first: number, level: number, a: number, b: number): void {
    if (this.count > 0 && this.firsts[this.count - 1] === first) this.count--;
    if (this.count === this.firsts.length) this.grow();
    this.firsts[this.count] = first;
    this.levels[this.count] = level;
    this.a[this.count] = a;
    this.b[this.count] = b;
    this.count++;
  }

  private grow(): void {
    const { firsts, levels, a, b } = this;
    this.firsts = new Int32Array(2 * firsts.length);
    this.firsts.set(firsts);
    [this.levels, this.a, this.b] = [levels, a, b].map((column) => {
      const longer = new Float64Array(2 * column.length);
      longer.set(column);
      return longer;
    }) as [Float64Array<ArrayBuffer>, Float64Array<ArrayBuffer>, Float64Array<ArrayBuffer>];
  }
}

/**
 * The cells at which the last block may begin: of all there are, those that are worth most at some level. Those that
 * are not can never come back, since the cells that are still to come add the same to each. Of N cells that is a handful.
 *
 * @see Maidstone et al. 2017, Stat. Comput. 27, 519, section 3 (functional pruning, FPOP)
 */
export class BlockCandidates {
  private pieces = new Pieces();
  /** those of the cell before: memory for the next */
  private spare = new Pieces();
  /** worth of what lies before a block that begins at a cell, and sums and sizes of all cells before it */
  private readonly before: Float64Array;
  private readonly sumBefore: Float64Array;
  private readonly sizeBefore: Float64Array;

  /** @param lowest @param highest levels of single cells; every block lies between them */
  constructor(
    private readonly law: BlockLaw,
    cellCount: number,
    private readonly lowest: number,
    highest: number,
  ) {
    this.pieces.give(0, highest, law.a(highest), law.b(highest));
    this.before = new Float64Array(cellCount + 1);
    this.sumBefore = new Float64Array(cellCount + 1);
    this.sizeBefore = new Float64Array(cellCount + 1);
  }

  /** Takes in the next cell. */
  add(cell: number, sum: number, size: number): void {
    this.sumBefore[cell + 1] = this.sumBefore[cell] + sum;
    this.sizeBefore[cell + 1] = this.sizeBefore[cell] + size;
  }

  /**
   * Where the last block of the cells up to and including one begins, and what all of them are worth.
   *
   * @param fitness what a block is worth at its own level
   */
  best(cell: number, fitness: (sum: number, size: number) => number) {
    let worth = -Infinity;
    let beginning = cell;
    const { firsts, count } = this.pieces;
    for (let piece = 0; piece < count; piece++) {
      const first = firsts[piece];
      const value =
        this.before[first] +
        fitness(
          this.sumBefore[cell + 1] - this.sumBefore[first],
          this.sizeBefore[cell + 1] - this.sizeBefore[first],
        );
      if (value < worth || (value === worth && first < beginning)) continue;
      worth = value;
      beginning = first;
    }
    return { worth, beginning };
  }

  /** Lets a block begin at the next cell: at levels where the cells so far are worth less as part of a block before. */
  begin(next: number, worth: number): void {
    this.before[next] = worth;
    const { law, pieces, spare } = this;
    spare.count = 0;
    let fromLevel = this.lowest;
    let fromA = law.a(fromLevel);
    let fromB = law.b(fromLevel);
    for (let piece = 0; piece < pieces.count; piece++) {
      const first = pieces.firsts[piece];
      const untilLevel = pieces.levels[piece];
      const untilA = pieces.a[piece];
      const untilB = pieces.b[piece];
      const base = this.before[first] - worth;
      const sum = this.sumBefore[next] - this.sumBefore[first];
      const size = this.sizeBefore[next] - this.sizeBefore[first];
      const isLowAtFrom = base + sum * fromA - size * fromB < 0;
      const isLowAtUntil = base + sum * untilA - size * untilB < 0;
      let isLow = false;
      if (isLowAtFrom || isLowAtUntil) {
        const peak = Math.min(Math.max(sum / size, fromLevel), untilLevel);
        isLow = base + sum * law.a(peak) - size * law.b(peak) <= 0;
      }
      if (isLow) spare.give(next, untilLevel, untilA, untilB);
      else {
        if (isLowAtFrom) {
          const level = this.crossing(fromLevel, base, sum, size);
          spare.give(next, level, law.a(level), law.b(level));
        }
        if (isLowAtUntil) {
          const level = this.crossing(untilLevel, base, sum, size);
          spare.give(first, level, law.a(level), law.b(level));
          spare.give(next, untilLevel, untilA, untilB);
        } else spare.give(first, untilLevel, untilA, untilB);
      }
      fromLevel = untilLevel;
      fromA = untilA;
      fromB = untilB;
    }
    this.pieces = spare;
    this.spare = pieces;
  }

  /**
   * Newton's way from a level where a block is worth less than nothing to where it is worth just that. Of a concave curve
   * it never goes too far, so where it turns back only rounding is left.
   */
  private crossing(start: number, base: number, sum: number, size: number): number {
    const { law } = this;
    const towards = sum - size * start;
    let level = start;
    for (let step = 0; step < mostSteps; step++) {
      const slope = law.slope(level) * (sum - size * level);
      const next = level - (base + sum * law.a(level) - size * law.b(level)) / slope;
      if (!((next - level) * towards > 0)) break;
      level = next;
    }
    return level;
  }
}

const mostSteps = 100;

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

/** A level with what the law says of it. */
interface Edge {
  readonly level: number;
  readonly a: number;
  readonly b: number;
}

/** From the edge before to this one, a last block that begins here is worth most. */
interface Piece {
  readonly first: number;
  readonly until: Edge;
}

/**
 * The cells at which the last block may begin: of all there are, those that are worth most at some level. Those that
 * are not can never come back, since the cells that are still to come add the same to each. Of N cells that is a handful.
 *
 * @see Maidstone et al. 2017, Stat. Comput. 27, 519, section 3 (functional pruning, FPOP)
 */
export class BlockCandidates {
  private readonly from: Edge;
  private pieces: readonly Piece[];
  /** worth of what lies before a block that begins at a cell, and sums and sizes of all cells before it */
  private readonly before: Float64Array;
  private readonly sumBefore: Float64Array;
  private readonly sizeBefore: Float64Array;

  /** @param lowest @param highest levels of single cells; every block lies between them */
  constructor(
    private readonly law: BlockLaw,
    cellCount: number,
    lowest: number,
    highest: number,
  ) {
    this.from = this.edge(lowest);
    this.pieces = [{ first: 0, until: this.edge(highest) }];
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
    for (const { first } of this.pieces) {
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
    const pieces: Piece[] = [];
    const give = (first: number, until: Edge) => {
      if (pieces.at(-1)?.first === first) pieces.pop();
      pieces.push({ first, until });
    };
    let from = this.from;
    for (const { first, until } of this.pieces) {
      const base = this.before[first] - worth;
      const sum = this.sumBefore[next] - this.sumBefore[first];
      const size = this.sizeBefore[next] - this.sizeBefore[first];
      const gain = ({ a, b }: Edge) => base + sum * a - size * b;
      const peak = Math.min(Math.max(sum / size, from.level), until.level);
      const isLowAtFrom = gain(from) < 0;
      const isLowAtUntil = gain(until) < 0;
      if ((isLowAtFrom || isLowAtUntil) && gain(this.edge(peak)) <= 0) give(next, until);
      else {
        if (isLowAtFrom) give(next, this.crossing(from, base, sum, size));
        give(first, isLowAtUntil ? this.crossing(until, base, sum, size) : until);
        if (isLowAtUntil) give(next, until);
      }
      from = until;
    }
    this.pieces = pieces;
  }

  private edge(level: number): Edge {
    return { level, a: this.law.a(level), b: this.law.b(level) };
  }

  /** Newton's way from a level where a block is worth less than nothing: of a concave curve it never goes too far. */
  private crossing(start: Edge, base: number, sum: number, size: number): Edge {
    let edge = start;
    for (let step = 0; step < mostSteps; step++) {
      const slope = this.law.slope(edge.level) * (sum - size * edge.level);
      const level = edge.level - (base + sum * edge.a - size * edge.b) / slope;
      if (!(Math.abs(level - edge.level) > 1e-14 * Math.abs(level))) break;
      edge = this.edge(level);
    }
    return edge;
  }
}

const mostSteps = 100;

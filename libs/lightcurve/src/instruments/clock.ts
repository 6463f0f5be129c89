import type { FitsFile, Hdu } from '@hstlc/fits';
import { numberChunks, plainOffset } from './event-columns.js';
import { rowChunks } from './row-chunks.js';

/** What the times of a photon list are like. */
export interface Clock {
  /** largest step backward (s), 0 or less, and the event before which it came */
  readonly worstStep: number;
  readonly worstEvent: number;
  /** whether all photons came at one instant */
  readonly isSingular: boolean;
  readonly firstSeconds: number;
}

/** Largest backward step of event times that is the clock's own (s): one tick of either instrument, rounded up in single precision. */
const backwardToleranceSeconds = { COS: 0.0321, STIS: 0.000_126 } as const;

/** Largest backward step (s) that the clock of an exposure may make. */
export function backwardLimitOf({ primary }: FitsFile): number {
  return backwardToleranceSeconds[primary.header.text('INSTRUME') === 'STIS' ? 'STIS' : 'COS'];
}

/**
 * Looks through the times of a photon list, some thousand at a time; the first step beyond the limit ends the search.
 *
 * @returns undefined without photons
 */
export async function readClock(file: FitsFile): Promise<Clock | undefined> {
  const table = file.hdu('EVENTS')!;
  if (table.rowCount === 0) return undefined;
  const clock = new RunningClock(backwardLimitOf(file));
  const first = plainOffset(table, 'TIME', 'E');
  if (first === undefined) for await (const times of numberChunks(table, 'TIME')) clock.add(times);
  else {
    const { rowLength: stride } = table;
    for await (const rows of rowChunks(table))
      clock.add({ rows, first, stride, length: rows.byteLength / stride });
  }
  return clock;
}

/** A clock that is read off the bytes of a file as they go by, for those who read them for something else. */
export interface WatchedClock {
  /** Shows the bytes of the file from `start` on, in their order. */
  see(start: number, bytes: Uint8Array): void;
  /** undefined until all photons have gone by */
  readonly clock: Clock | undefined;
}

/** Watches the clock of a photon list; undefined where its times are not stored as CALCOS does, or it has no photon. */
export function watchClock(file: FitsFile): WatchedClock | undefined {
  const table = file.hdu('EVENTS');
  const offset = table && plainOffset(table, 'TIME', 'E');
  if (table === undefined || offset === undefined || table.rowCount === 0) return undefined;
  return new PassingClock(table, offset, backwardLimitOf(file));
}

/** Bytes of a time in single precision. */
const timeBytes = 4;

class PassingClock implements WatchedClock {
  private readonly running: RunningClock;
  /** where the next time begins, and how many have gone by */
  private next: number;
  private count = 0;
  /** up to where bytes have gone by, once they have begun; bytes left out cannot be told any more */
  private seen: number | undefined;
  private isLost = false;
  /** the beginning of a time of which the rest is still to come */
  private readonly cut = new Uint8Array(timeBytes);

  constructor(
    private readonly table: Hdu,
    offset: number,
    limit: number,
  ) {
    this.running = new RunningClock(limit);
    this.next = table.dataOffset + offset;
  }

  get clock(): Clock | undefined {
    return this.count === this.table.rowCount && !this.isLost ? this.running : undefined;
  }

  see(start: number, bytes: Uint8Array): void {
    this.isLost ||= this.seen === undefined ? start > this.next : start !== this.seen;
    if (this.isLost) return;
    const { rowCount, rowLength } = this.table;
    const end = start + bytes.byteLength;
    this.seen = end;
    const reached = Math.floor((end - timeBytes - this.next) / rowLength) + 1;
    const whole = Math.max(0, Math.min(rowCount - this.count, reached));
    if (whole > 0) this.add(whole, start, bytes);
    if (this.count === rowCount || this.next >= end) return;
    const from = Math.max(this.next, start);
    this.cut.set(bytes.subarray(from - start), from - this.next);
  }

  /** Takes so many times out of bytes; a part of the first may have come before. */
  private add(whole: number, start: number, bytes: Uint8Array): void {
    const { rowLength: stride } = this.table;
    this.count += whole;
    let left = whole;
    if (this.next < start) {
      const before = start - this.next;
      this.cut.set(bytes.subarray(0, timeBytes - before), before);
      this.running.add({ rows: new DataView(this.cut.buffer), first: 0, stride, length: 1 });
      this.next += stride;
      left--;
    }
    const rows = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (left > 0) this.running.add({ rows, first: this.next - start, stride, length: left });
    this.next += left * stride;
  }
}

/** A clock of the photons so far. */
class RunningClock implements Clock {
  worstStep = 0;
  worstEvent = 0;
  isSingular = true;
  firstSeconds = Number.NaN;
  /** the last photon's (s) */
  previous = Number.NaN;
  private count = 0;

  constructor(readonly limit: number) {}

  /** Looks at some more times (s), at least one. */
  add(times: Times): void {
    const at = (event: number) =>
      times instanceof Float64Array
        ? times[event]
        : times.rows.getFloat32(times.first + event * times.stride);
    const { length } = times;
    if (this.count === 0) this.firstSeconds = at(0);
    for (let event = 0; this.isSingular && event < length; event++)
      this.isSingular = at(event) === this.firstSeconds;
    const event = this.worstStep < -this.limit ? -1 : worstEventOf(times, this);
    if (event >= 0) {
      this.worstStep = at(event) - (event > 0 ? at(event - 1) : this.previous);
      this.worstEvent = this.count + event;
    }
    this.previous = at(length - 1);
    this.count += length;
  }
}

/** Times (s) of some photons: one after the other, or in single precision where they stand in their rows. */
type Times = Float64Array | RowTimes;

interface RowTimes {
  readonly rows: DataView;
  /** where the first is, and bytes from one to the next */
  readonly first: number;
  readonly stride: number;
  readonly length: number;
}

/** A clock up to some photons. */
type ClockSoFar = Pick<RunningClock, 'previous' | 'worstStep' | 'limit'>;

/**
 * The event of some before which the clock steps back furthest, and further than before: the first beyond the limit;
 * -1 without one. One comparison a photon, of numbers on the stack: a loop for each way to store them.
 */
function worstEventOf(times: Times, clock: ClockSoFar): number {
  return times instanceof Float64Array ? worstOfDoubles(times, clock) : worstOfRows(times, clock);
}

function worstOfDoubles(times: Float64Array, { previous, worstStep, limit }: ClockSoFar): number {
  const { length } = times;
  let before = previous;
  let worst = worstStep;
  let worstEvent = -1;
  for (let event = 0; event < length; event++) {
    const seconds = times[event];
    if (seconds - before < worst) {
      worst = seconds - before;
      worstEvent = event;
      if (worst < -limit) break;
    }
    before = seconds;
  }
  return worstEvent;
}

function worstOfRows(
  { rows, first, stride, length }: RowTimes,
  { previous, worstStep, limit }: ClockSoFar,
): number {
  let before = previous;
  let worst = worstStep;
  let worstEvent = -1;
  for (let event = 0, at = first; event < length; event++, at += stride) {
    const seconds = rows.getFloat32(at);
    if (seconds - before < worst) {
      worst = seconds - before;
      worstEvent = event;
      if (worst < -limit) break;
    }
    before = seconds;
  }
  return worstEvent;
}

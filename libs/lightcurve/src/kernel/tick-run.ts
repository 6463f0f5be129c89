import { isGoodTick } from '../good-times.js';
import type { SumPlan } from './sum-plan.js';

/** A run of ticks that all go into one bin, or are no good; found anew only when a tick lies outside. */
export class TickRun {
  first = 0;
  last = -1;
  /** bin of the run; that after the last for good time that is not binned, −1 for no good time */
  bin = -1;

  constructor(
    private readonly times: Pick<SumPlan, 'goodTicks' | 'binnedTicks' | 'ticksPerBin' | 'binCount'>,
  ) {}

  find(tick: number): void {
    const { goodTicks, binnedTicks, ticksPerBin, binCount } = this.times;
    const binned = binnedTicks.find(({ start, stop }) => tick >= start && tick <= stop);
    this.first = tick;
    this.last = tick;
    if (binned === undefined) {
      this.bin = isGoodTick(goodTicks, tick) ? binCount : -1;
      return;
    }
    this.bin = Math.floor(tick / ticksPerBin);
    this.first = Math.max(binned.start, this.bin * ticksPerBin);
    this.last = Math.min(binned.stop, (this.bin + 1) * ticksPerBin - 1);
  }
}

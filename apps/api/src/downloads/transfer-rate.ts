/** How fast bytes come, over the last half minute. */
export class TransferRate {
  private readonly samples: { readonly milliseconds: number; readonly bytes: number }[] = [];
  private total = 0;

  constructor(
    private readonly now: () => number,
    private readonly windowMilliseconds = 30_000,
  ) {
    this.samples.push({ milliseconds: now(), bytes: 0 });
  }

  add(bytes: number): void {
    this.total += bytes;
    const milliseconds = this.now();
    const last = this.samples.at(-1);
    // a sample a second is enough, however small the pieces are
    if (this.samples.length > 1 && last !== undefined && milliseconds - last.milliseconds < 1000)
      this.samples[this.samples.length - 1] = { milliseconds: last.milliseconds, bytes: this.total };
    else this.samples.push({ milliseconds, bytes: this.total });
    while (this.samples.length > 2 && this.samples[1]!.milliseconds < milliseconds - this.windowMilliseconds)
      this.samples.shift();
  }

  /** Bytes so far. */
  get bytes(): number {
    return this.total;
  }

  /** Now (byte/s); null before anything can be said. */
  get bytesPerSecond(): number | null {
    const first = this.samples[0]!;
    const seconds = (this.now() - first.milliseconds) / 1000;
    return seconds > 0 && this.total > first.bytes ? (this.total - first.bytes) / seconds : null;
  }
}

/** How long the rest takes at this rate (s); null when that cannot be said. */
export function secondsLeft(bytesLeft: number, bytesPerSecond: number | null): number | null {
  if (bytesPerSecond === null || bytesPerSecond <= 0) return null;
  return Math.max(0, bytesLeft) / bytesPerSecond;
}

/** What is left of a client's budget after a request. */
export interface Budget {
  readonly isAllowed: boolean;
  /** Requests per minute. */
  readonly limit: number;
  readonly remaining: number;
  /** When the budget is whole again (s). */
  readonly resetSeconds: number;
  /** When so much is there again as this request costs (s); 0 when it is allowed. */
  readonly retrySeconds: number;
}

interface Bucket {
  level: number;
  time: number;
}

/** A bucket that has been full for so long is forgotten (ms): the same as a new one. */
const minute = 60_000;

/**
 * A bucket for each client that holds a minute's requests and fills steadily: bursts are allowed, more than the limit in
 * the long run is not. One map and no timers; full buckets are swept once a minute.
 *
 * @see Turner 1986, IEEE Communications Magazine 24(10), 8 (leaky bucket as a meter)
 */
export class RateLimiter {
  private readonly buckets = new Map<string, Bucket>();
  private sweptAt = 0;

  /** @param limit requests per minute, above 0 */
  constructor(private readonly limit: number) {}

  /** @param now ms, monotonic @param cost in requests */
  take(client: string, now: number, cost = 1): Budget {
    this.sweep(now);
    const bucket = this.buckets.get(client) ?? { level: this.limit, time: now };
    this.buckets.set(client, bucket);
    const perMillisecond = this.limit / minute;
    bucket.level = Math.min(this.limit, bucket.level + (now - bucket.time) * perMillisecond);
    bucket.time = now;
    // what costs more than there ever is needs a full bucket
    const price = Math.min(cost, this.limit);
    const isAllowed = bucket.level >= price;
    if (isAllowed) bucket.level -= price;
    const seconds = (missing: number) => Math.ceil(Math.max(0, missing) / perMillisecond / 1000);
    return {
      isAllowed,
      limit: this.limit,
      remaining: Math.floor(bucket.level),
      resetSeconds: seconds(this.limit - bucket.level),
      retrySeconds: isAllowed ? 0 : Math.max(1, seconds(price - bucket.level)),
    };
  }

  /** How many clients are remembered. */
  get size(): number {
    return this.buckets.size;
  }

  private sweep(now: number): void {
    if (now - this.sweptAt < minute) return;
    this.sweptAt = now;
    for (const [client, { time }] of this.buckets) if (now - time >= minute) this.buckets.delete(client);
  }
}

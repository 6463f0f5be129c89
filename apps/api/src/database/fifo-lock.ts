interface Waiting {
  readonly owner: object;
  readonly proceed: () => void;
}

/** A lock that one owner holds at a time; those who wait get it in the order they came. */
export class FifoLock {
  private holder: object | undefined;
  private readonly queue: Waiting[] = [];

  /** @param waitMilliseconds how long `acquire` waits before it fails (ms, > 0) */
  constructor(private readonly waitMilliseconds: number) {}

  isHeldBy(owner: object): boolean {
    return this.holder === owner;
  }

  /** @throws Error when the lock was not free in time */
  acquire(owner: object): Promise<void> {
    if (this.holder === undefined) {
      this.holder = owner;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        owner,
        proceed: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.queue.splice(this.queue.indexOf(waiting), 1);
        reject(
          new Error(
            `sqlite connection: expected it free within ${this.waitMilliseconds} ms, found a transaction still open; ` +
              "does a statement run outside the transaction's own manager?",
          ),
        );
      }, this.waitMilliseconds);
      this.queue.push(waiting);
    });
  }

  /** Gives the lock to who waits longest; nothing happens when `owner` does not hold it. */
  release(owner: object): void {
    if (this.holder !== owner) return;
    const next = this.queue.shift();
    this.holder = next?.owner;
    next?.proceed();
  }
}

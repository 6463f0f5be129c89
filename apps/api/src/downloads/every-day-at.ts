const millisecondsPerDay = 86_400_000;

/** Milliseconds from `now` to the next time that it is `time` (`HH:MM`, UTC): above 0, at most a day. */
export function millisecondsUntil(time: string, now: Date): number {
  const [hours, minutes] = time.split(':').map(Number);
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), hours, minutes);
  const wait = today - now.getTime();
  return wait > 0 ? wait : wait + millisecondsPerDay;
}

/**
 * Calls `work` every day at a time of day (UTC), for as long as the process lives.
 *
 * @returns ends it
 */
export function everyDayAt(time: string, work: () => void, now: () => Date = () => new Date()): () => void {
  let timer: NodeJS.Timeout;
  const wait = () => {
    timer = setTimeout(
      () => {
        work();
        wait();
      },
      millisecondsUntil(time, now()),
    );
    // a schedule is no reason to stay alive
    timer.unref();
  };
  wait();
  return () => clearTimeout(timer);
}

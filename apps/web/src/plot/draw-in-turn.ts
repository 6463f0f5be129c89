let last: Promise<unknown> = Promise.resolve();

/** Draws one figure after the other, each in a task of its own, so that the page answers in between. */
export function drawInTurn(draw: () => Promise<unknown>): Promise<void> {
  const drawn = last.then(nextTask).then(draw);
  last = drawn.catch(() => undefined);
  return drawn.then(() => undefined);
}

/** What follows is done in a task of its own. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

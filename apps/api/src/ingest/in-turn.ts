/**
 * Does work on each item, at most so many at a time, in order of their start. The first failure lets what is under way
 * end, takes on nothing more, and is thrown.
 */
export async function inTurn<Item>(
  items: Iterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  let failure: { readonly error: unknown } | undefined;
  const takeOn = async () => {
    for (let next = queue.next(); next.done !== true && failure === undefined; next = queue.next())
      await work(next.value).catch((error: unknown) => (failure ??= { error }));
  };
  await Promise.all(Array.from({ length: atOnce }, takeOn));
  if (failure !== undefined) throw failure.error;
}

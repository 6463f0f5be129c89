/**
 * The known name that is nearest to one that is not known.
 *
 * @returns undefined when none is similar enough to be meant
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const asked = name.slice(0, 60).toLowerCase();
  let best: string | undefined;
  let least = Math.max(2, Math.floor(asked.length / 2)) + 1;
  for (const each of known) {
    const distance = editDistance(asked, each.toLowerCase());
    if (distance >= least) continue;
    least = distance;
    best = each;
  }
  return best;
}

/** How many letters have to be put in, taken out, changed, or swapped with the next one. */
function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let place = 1; place <= other.length; place += 1) {
      const isSame = one[row - 1] === other[place - 1];
      const isSwapped = one[row - 1] === other[place - 2] && one[row - 2] === other[place - 1];
      here[place] = Math.min(
        above[place]! + 1,
        here[place - 1]! + 1,
        above[place - 1]! + (isSame ? 0 : 1),
        isSwapped && row > 1 ? before[place - 2]! + 1 : Infinity,
      );
    }
    before = above;
    above = here;
  }
  return above[other.length]!;
}

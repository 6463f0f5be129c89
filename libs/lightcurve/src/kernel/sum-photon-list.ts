import type { PhotonFilter, PhotonList } from '../photon-list.js';
import { PhotonSummer } from './photon-summer.js';
import { rowSummer, type RowSummer } from './row-summer.js';
import type { PhotonTotals, SumPlan } from './sum-plan.js';

/**
 * Adds up the photons of a list in one pass. Rows that are stored as the WebAssembly kernel knows them go through it,
 * where it is to be had; the sums are the same to the bit.
 */
export async function sumPhotonList(
  photons: PhotonList,
  filter: PhotonFilter,
  plan: SumPlan,
): Promise<PhotonTotals> {
  const { stored } = photons;
  const summer = stored === undefined ? undefined : rowSummer(plan, stored.layout, filter);
  if (stored !== undefined && summer !== undefined) {
    await sumStored(stored, summer);
    return summer.finish();
  }
  const slower = new PhotonSummer(plan);
  for await (const batch of photons.batches(filter)) slower.add(batch);
  return slower.totals;
}

/** Sums one buffer of rows while the next is read into the other. */
async function sumStored(
  { layout, photonCount, read }: NonNullable<PhotonList['stored']>,
  summer: RowSummer,
): Promise<void> {
  const { buffers } = summer;
  const rowsAtOnce = Math.floor(buffers[0].byteLength / layout.rowLength);
  const readNext = (first: number, turn: 0 | 1) => {
    const count = Math.min(rowsAtOnce, photonCount - first);
    const done = count > 0 ? read(first, buffers[turn].subarray(0, count * layout.rowLength)) : undefined;
    // a failure is met when its turn comes, also when nobody asks for more
    done?.catch(() => {});
    return { done, count };
  };
  let next = readNext(0, 0);
  for (let pass = 0; next.count > 0; pass++) {
    const { done, count } = next;
    await done;
    next = readNext((pass + 1) * rowsAtOnce, pass % 2 === 0 ? 1 : 0);
    summer.add(pass % 2 === 0 ? 0 : 1, count);
  }
}

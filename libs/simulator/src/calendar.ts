/** Milliseconds from the start of MJD to the epoch of `Date`: MJD 40587 is 1970-01-01. */
const epochMjd = 40_587;

/** UT date and time of an MJD, as FITS headers write them. */
export function calendar(mjd: number): { readonly date: string; readonly time: string } {
  const text = new Date(Math.round((mjd - epochMjd) * 86_400) * 1_000).toISOString();
  return { date: text.slice(0, 10), time: text.slice(11, 19) };
}

/** The date (yyyy-mm-dd) an archive would have processed an exposure on: the day after it. */
export function processingDate(startMjd: number): string {
  return calendar(startMjd + 1).date;
}

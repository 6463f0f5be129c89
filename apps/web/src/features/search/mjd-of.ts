/** MJD of 1970-01-01, exact. */
const unixEpochMjd = 40_587;

/** A calendar day (UTC) as MJD; undefined when it is none. */
export function mjdOf(date: string | undefined): number | undefined {
  const milliseconds = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 86_400_000 + unixEpochMjd;
}

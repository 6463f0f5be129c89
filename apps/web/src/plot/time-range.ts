/** What Plotly tells of a changed axis, as numbers; of dates ms since 1970. Undefined when its range did not change. */
export function rangeOfRelayout(
  event: Readonly<Record<string, unknown>>,
): readonly [number, number] | undefined {
  const whole = event['xaxis.range'];
  const ends = Array.isArray(whole) ? whole : [event['xaxis.range[0]'], event['xaxis.range[1]']];
  const [from, to] = ends.map(numberOf);
  return from === undefined || to === undefined || !(to > from) ? undefined : [from, to];
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  // Plotly writes dates as `2017-04-01 06:01:52.3`, in UTC
  const [day = '', clock = '00:00'] = value.split(/[ T]/);
  const full = clock.split(':').length < 2 ? `${clock}:00` : clock;
  const milliseconds = Date.parse(`${day}T${full.replace(/Z$/, '')}Z`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

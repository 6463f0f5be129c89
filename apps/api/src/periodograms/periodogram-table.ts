import type { Periodogram } from '@hstlc/contract';
import type { TableDocument } from '../formats/table-writer.js';
import type { VotableParam, VotableValue } from '../formats/votable.js';

/** The powers of a periodogram as a table for any format; what they are of stands in its parameters. */
export function periodogramTable(periodogram: Periodogram): TableDocument {
  const { id, column, normalization, combined, resolution, sha256, window } = periodogram;
  const texts = { ID: id, COLUMN: column, NORMALIZATION: normalization, COMBINED: combined };
  const params = Object.entries({ ...texts, RESOLUTION: resolution, SHA256: sha256 }).map(
    ([name, value]): VotableParam => ({ name, datatype: 'char', value }),
  );
  return {
    description: `Lomb–Scargle periodogram of ${id}`,
    resourceInfos: [{ name: 'QUERY_STATUS', value: 'OK' }],
    params,
    tableName: 'PERIODOGRAM',
    fields: [
      { name: 'FREQUENCY', datatype: 'double', unit: 'Hz', description: 'frequency' },
      { name: 'PERIOD', datatype: 'double', unit: 's', ucd: 'time.period', description: '1 / FREQUENCY' },
      { name: 'POWER', datatype: 'double', ucd: 'stat.fourier', description: `${normalization} power` },
      ...(window === null
        ? []
        : [{ name: 'WINDOW', datatype: 'double', description: 'power of the sampling alone' } as const]),
    ],
  };
}

/** The rows of the table. */
export function periodogramRows({ frequencies, powers, window }: Periodogram): VotableValue[][] {
  return frequencies.map((frequency, row) => [
    frequency,
    1 / frequency,
    powers[row]!,
    ...(window === null ? [] : [window[row]!]),
  ]);
}

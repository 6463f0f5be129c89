import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { commaList } from '../http/comma-list.js';

/** The filters by configuration that several lists take; values separated by commas. */
export interface ConfigurationQuery {
  readonly target?: string | undefined;
  readonly instrument?: string | undefined;
  readonly detector?: string | undefined;
  readonly opt_elem?: string | undefined;
  readonly cenwave?: string | undefined;
  readonly aperture?: string | undefined;
}

const columns = {
  target: 'targname',
  instrument: 'instrume',
  detector: 'detector',
  opt_elem: 'opt_elem',
  cenwave: 'cenwave',
  aperture: 'aperture',
} as const satisfies Record<keyof ConfigurationQuery, string>;

const parameters = ['target', 'instrument', 'detector', 'opt_elem', 'cenwave', 'aperture'] as const;

/** Narrows a query to the asked configurations; `alias` is a table with the documented configuration columns. */
export function filterByConfiguration<Row extends ObjectLiteral>(
  builder: SelectQueryBuilder<Row>,
  alias: string,
  query: ConfigurationQuery,
): void {
  for (const parameter of parameters) {
    const text = query[parameter];
    if (text === undefined) continue;
    const values = commaList(text, parameter);
    builder.andWhere(`${alias}.${columns[parameter]} IN (:...${parameter})`, {
      [parameter]: parameter === 'cenwave' ? values.map(Number) : values,
    });
  }
}

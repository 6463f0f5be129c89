import { classifyLightcurve, type LightcurveClass } from '@hstlc/lightcurve/statistics';
import type { DataSource } from 'typeorm';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { StatsRow } from '../database/entities/stats-row.js';

/** What the archive holds, in the numbers its plots show. */
export interface Collection {
  /** total EXPTIME of each target (s) */
  readonly targetSeconds: readonly number[];
  /** exposures by configuration ("G130M 1291 PSA") within each instrument and detector ("COS FUV") */
  readonly configurations: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** exposures by optical element */
  readonly opticalElements: ReadonlyMap<string, number>;
}

/** A lightcurve in one of the exploratory tables. */
export interface Explored {
  readonly filename: string;
  readonly path: string;
  readonly statistics: StatsRow | undefined;
}

/** Every lightcurve, by `classifyLightcurve`: with a period of its own, without, and of which nothing could be told. */
export type ExploratoryTables = Readonly<Record<LightcurveClass, readonly Explored[]>>;

/** Counts what the index holds. */
export async function collect(database: DataSource): Promise<Collection> {
  const exposures = await database.getRepository(ExposureRow).find({ relations: { metadata: true } });
  const targets = new Map<string, number>();
  const configurations = new Map<string, Map<string, number>>();
  const opticalElements = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string, amount: number) =>
    counts.set(key, (counts.get(key) ?? 0) + amount);
  for (const { metadata, exposureSeconds } of exposures) {
    const { targname, instrume, detector, optElem, cenwave, aperture } = metadata!;
    add(targets, targname, exposureSeconds);
    add(opticalElements, optElem, 1);
    const group = `${instrume} ${detector}`;
    if (!configurations.has(group)) configurations.set(group, new Map());
    add(configurations.get(group)!, `${optElem} ${cenwave || ''} ${aperture}`.replace(/ +/g, ' '), 1);
  }
  return { targetSeconds: [...targets.values()], configurations, opticalElements };
}

/** Sorts every lightcurve into the exploratory tables, by filename. */
export async function explore(database: DataSource): Promise<ExploratoryTables> {
  const products = await database.getRepository(ProductRow).find({ order: { filename: 'ASC' } });
  const rows = await database.getRepository(StatsRow).find();
  const statistics = new Map(rows.map((row) => [row.lightcurveFilename, row]));
  const explored = products.map(({ filename, path }) => ({
    filename,
    path,
    statistics: statistics.get(filename),
  }));
  const among = (kind: LightcurveClass) =>
    explored.filter(({ statistics: found }) => classifyLightcurve(found) === kind);
  return { interesting: among('interesting'), boring: among('boring'), null: among('null') };
}

import { Injectable } from '@nestjs/common';
import type {
  ConfigurationStatistics,
  ExploratoryStatistics,
  ExposureTimeStatistics,
  GrowthStatistics,
  OpticalElementStatistics,
} from '@hstlc/contract';
import { DataSource } from 'typeorm';
import { databaseTime } from '../database/archive-revision.js';
import { isPublic } from '../lists/filter-conditions.js';
import { histogramEdges } from '../lists/histogram-edges.js';
import { ListReader } from '../lists/list-reader.js';
import type { ListRow } from '../lists/list-row.js';
import { exploredConditions } from '../lightcurves/explored-class.js';
import { lightcurveList } from '../lightcurves/lightcurve-list.js';
import { observationList } from '../observations/observation-list.js';

/** How many interesting lightcurves are named. */
const mostInteresting = 500;

/** The collection in numbers: what the public sees of it, made once for each state of the archive. */
@Injectable()
export class CollectionRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly lists: ListReader,
  ) {}

  async exposureTime(): Promise<ExposureTimeStatistics> {
    const rows = await this.sums(
      'exposure.targname AS name, SUM(exposure.exposure_seconds) AS seconds',
      'name',
    );
    const seconds = rows.map((row) => Number(row.seconds)).filter((each) => each > 0);
    const least = seconds.reduce((low, each) => Math.min(low, each), Infinity);
    const greatest = seconds.reduce((high, each) => Math.max(high, each), 0);
    const edges = seconds.length === 0 ? [] : histogramEdges('logarithmic', least, greatest);
    return {
      targetCount: rows.length,
      totalSeconds: seconds.reduce((sum, each) => sum + each, 0),
      bins: edges.slice(1).map((to, place) => {
        const from = edges[place]!;
        const targetCount = seconds.filter((each) => each >= from && each < to).length;
        return { fromSeconds: from, toSeconds: to, targetCount };
      }),
    };
  }

  async configurations(): Promise<ConfigurationStatistics> {
    const columns = 'instrume, detector, opt_elem, cenwave, aperture';
    const rows = await this.sums(`${columns}, COUNT(*) AS total`, columns);
    const groups = new Map<string, { name: string; count: number }[]>();
    for (const { instrume, detector, opt_elem: element, cenwave, aperture, total } of rows) {
      const setting = Number(cenwave) === 0 ? '' : ` ${Number(cenwave)}`;
      const configuration = {
        name: `${String(element)}${setting} ${String(aperture)}`,
        count: Number(total),
      };
      const group = `${String(instrume)} ${String(detector)}`;
      groups.set(group, [...(groups.get(group) ?? []), configuration]);
    }
    return {
      groups: [...groups].map(([name, configurations]) => ({
        name,
        count: configurations.reduce((sum, { count }) => sum + count, 0),
        configurations: configurations.toSorted(mostFirst),
      })),
    };
  }

  async opticalElements(): Promise<OpticalElementStatistics> {
    const rows = await this.sums('opt_elem AS name, COUNT(*) AS total', 'name');
    const opticalElements = rows.map(({ name, total }) => ({ name: String(name), count: Number(total) }));
    return { opticalElements: opticalElements.toSorted(mostFirst) };
  }

  async growth(): Promise<GrowthStatistics> {
    const rows = await this.sums(
      'metadata.ingest_date AS day, COUNT(*) AS total, SUM(exposure.exposure_seconds) AS seconds',
      'day',
      'JOIN metadata ON metadata.id = exposure.metadata_id',
    );
    let exposureTotalCount = 0;
    let exposureTotalSeconds = 0;
    const sorted = rows.toSorted((one, other) => (String(one.day) < String(other.day) ? -1 : 1));
    return {
      days: sorted.map(({ day, total, seconds }) => {
        exposureTotalCount += Number(total);
        exposureTotalSeconds += Number(seconds);
        const exposureCount = Number(total);
        return { date: String(day), exposureCount, exposureTotalCount, exposureTotalSeconds };
      }),
    };
  }

  async exploratory(): Promise<ExploratoryStatistics> {
    const { revision } = await this.lists.choose(lightcurveList, {});
    return this.lists.remember(revision, ['exploratory'], async () => {
      const shown = isPublic('product', databaseTime(new Date()));
      const from = `FROM product LEFT JOIN stats ON stats.lightcurve_filename = product.filename WHERE ${shown.sql}`;
      const interesting = exploredConditions.interesting;
      const [counts] = await this.lists.query(
        `SELECT COUNT(*) AS total, COUNT(stats.ls_fap) AS told,
          COUNT(CASE WHEN ${interesting.sql} THEN 1 END) AS interesting ${from}`,
        [...interesting.values, ...shown.values],
      );
      const { total, told, interesting: interestingCount } = counts ?? {};
      const rows = await this.lists.query(
        `SELECT product.stem, product.targname, stats.ls_period_seconds, stats.ls_fap, stats.ls_label ${from}
          AND ${interesting.sql} ORDER BY stats.ls_fap, stats.id LIMIT ${mostInteresting}`,
        [...shown.values, ...interesting.values],
      );
      return {
        interestingCount: Number(interestingCount),
        boringCount: Number(told) - Number(interestingCount),
        nullCount: Number(total) - Number(told),
        interesting: rows.map(toExplored),
      };
    });
  }

  /** Sums over the exposures that the public may see. */
  private async sums(columns: string, groups: string, joins = ''): Promise<readonly ListRow[]> {
    const { revision } = await this.lists.choose(observationList, {});
    return this.lists.remember(revision, ['collection', columns], () => {
      const shown = isPublic('exposure', databaseTime(new Date()));
      const sql = `SELECT ${columns} FROM exposure ${joins} WHERE ${shown.sql} GROUP BY ${groups}`;
      return this.lists.query(sql, shown.values);
    });
  }
}

function toExplored(row: ListRow) {
  return {
    id: String(row.stem),
    target: String(row.targname),
    lsPeriodSeconds: row.ls_period_seconds === null ? null : Number(row.ls_period_seconds),
    lsFap: row.ls_fap === null ? null : Number(row.ls_fap),
    lsLabel: row.ls_label === null ? null : String(row.ls_label),
  };
}

function mostFirst(
  one: { readonly name: string; readonly count: number },
  other: { readonly name: string; readonly count: number },
): number {
  return other.count - one.count || (one.name < other.name ? -1 : 1);
}

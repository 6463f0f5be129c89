import type { ListField, ListFieldKind } from './list-field.js';
import { lightcurveStatisticsSchema, type LightcurveStatistics } from './statistics.js';

/** Each statistic with its parameter, its kind, its UCD and its unit, in the order of the `stats` table. */
const table = [
  ['total', 'total', 'number', 'phot.count', 'count'],
  ['mean', 'mean', 'number', 'stat.mean;phot.count', 'count'],
  ['mu', 'mu', 'number', 'stat.value;phot.count', 'count**(1/2)'],
  ['stdev', 'stdev', 'number', 'stat.stdev;phot.count', 'count'],
  ['poissonFactor', 'poisson_factor', 'number', 'stat.param;src.var', ''],
  ['pearsonR', 'pearson_r', 'number', 'stat.correlation', ''],
  ['pearsonP', 'pearson_p', 'number', 'stat.probability', ''],
  ['periodogram', 'periodogram', 'flag', 'meta.code', ''],
  ['deliver', 'deliver', 'flag', 'meta.code', ''],
  ['chi2Dof', 'chi2_dof', 'number', 'stat.fit.chi2', ''],
  ['chi2P', 'chi2_p', 'number', 'stat.probability', ''],
  ['excessVariance', 'excess_variance', 'number', 'stat.variance;src.var', ''],
  ['excessVarianceError', 'excess_variance_error', 'number', 'stat.error;stat.variance', ''],
  ['fractionalRms', 'fractional_rms', 'number', 'stat.value;src.var.amplitude', ''],
  ['poissonFactorGross', 'poisson_factor_gross', 'number', 'stat.param;src.var', ''],
  ['vonNeumann', 'von_neumann', 'number', 'stat.param;src.var', ''],
  ['bayesianBlocks', 'bayesian_blocks', 'number', 'meta.number;src.var', ''],
  ['bayesianBlocksMaxJump', 'bayesian_blocks_max_jump', 'number', 'stat.max;src.var', ''],
  ['flares', 'flares', 'number', 'meta.number;src.var', ''],
  ['lsPeriodSeconds', 'ls_period_seconds', 'number', 'time.period;stat.max', 's'],
  ['lsPower', 'ls_power', 'number', 'stat.value;stat.fourier', ''],
  ['lsFap', 'ls_fap', 'number', 'stat.probability;time.period', ''],
  ['lsLabel', 'ls_label', 'choice', 'meta.note', ''],
  ['blsPeriodDays', 'bls_period_days', 'number', 'time.period;stat.max', 'd'],
  ['blsDepth', 'bls_depth', 'number', 'src.var.amplitude', ''],
] as const satisfies readonly (readonly [
  keyof LightcurveStatistics,
  string,
  ListFieldKind,
  string,
  string,
])[];

export const statisticsParameters: readonly string[] = table.map(([, parameter]) => parameter);

/** The statistics as fields of a list; all are absent until they are computed. */
export const statisticsListFields: readonly ListField[] = table.map(
  ([name, parameter, kind, ucd, unit]): ListField => ({
    name,
    parameter,
    kind,
    ucd,
    description: lightcurveStatisticsSchema.shape[name].description ?? name,
    nullable: true,
    ...(unit === '' ? {} : { unit }),
    ...(name === 'lsFap' ? { aliases: ['fap'] } : {}),
  }),
);

import type { LightcurveStatistics } from '@hstlc/lightcurve/statistics';
import type { ProductRow } from '../database/entities/product-row.js';
import type { StatsRow } from '../database/entities/stats-row.js';
import type { MeasuredProduct } from './measure-product.js';

type ProductColumns = Pick<
  ProductRow,
  'kind' | 'instrume' | 'detector' | 'optElem' | 'cenwave' | 'aperture' | 'hasFlux' | 'simulated'
>;
type StatsColumns = Omit<
  StatsRow,
  'id' | 'productId' | 'lightcurvePath' | 'lightcurveFilename' | 'deliver' | keyof ProductColumns
>;

/** What the `stats` row of a product is made from beside its figures. */
export type MeasuredOf = Pick<ProductRow, 'id' | 'path' | 'filename' | 'withdrawnAt'> & ProductColumns;

/** The `stats` row of a product: only a composite that passes MAST's checks and is not withdrawn is to be delivered. */
export function statsOfProduct(
  { statistics, passesHlsp }: MeasuredProduct,
  product: MeasuredOf,
): Omit<StatsRow, 'id'> {
  const { kind, instrume, detector, optElem, cenwave, aperture, hasFlux, simulated } = product;
  return {
    productId: product.id,
    lightcurvePath: product.path,
    lightcurveFilename: product.filename,
    deliver: isDelivered(passesHlsp, product),
    ...statsColumns(statistics),
    kind,
    instrume,
    detector,
    optElem,
    cenwave,
    aperture,
    hasFlux,
    simulated,
  };
}

export function isDelivered(
  passesHlsp: boolean,
  { kind, withdrawnAt }: Pick<ProductRow, 'kind' | 'withdrawnAt'>,
): boolean {
  return kind === 'composite' && passesHlsp && withdrawnAt === null;
}

/** What the documented column of `total` holds at most: it stands for as many or more. */
const mostCounts = 2 ** 31 - 1;

/** Figures as the columns hold them: NaN is NULL, `total` whole, the documented reals in single precision. */
export function statsColumns(statistics: LightcurveStatistics): StatsColumns {
  const { bayesianBlocks, flares, lsLabel, periodogram } = statistics;
  return {
    total: Math.min(mostCounts, Math.round(statistics.total)),
    mean: single(statistics.mean),
    mu: single(statistics.mu),
    stdev: single(statistics.stdev),
    poissonFactor: single(statistics.poissonFactor),
    pearsonR: single(statistics.pearsonR),
    pearsonP: single(statistics.pearsonP),
    periodogram,
    chi2Dof: known(statistics.chi2Dof),
    chi2P: known(statistics.chi2P),
    excessVariance: known(statistics.excessVariance),
    excessVarianceError: known(statistics.excessVarianceError),
    fractionalRms: known(statistics.fractionalRms),
    poissonFactorGross: known(statistics.poissonFactorGross),
    vonNeumann: known(statistics.vonNeumann),
    bayesianBlocks,
    bayesianBlocksMaxJump: known(statistics.bayesianBlocksMaxJump),
    flares,
    lsPeriodSeconds: known(statistics.lsPeriodSeconds),
    lsPower: known(statistics.lsPower),
    lsFap: known(statistics.lsFap),
    lsLabel,
    blsPeriodDays: known(statistics.blsPeriodDays),
    blsDepth: known(statistics.blsDepth),
  };
}

function known(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : value;
}

function single(value: number): number | null {
  return known(Math.fround(value));
}

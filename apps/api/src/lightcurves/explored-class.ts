import type { ExploredClass } from '@hstlc/contract';
import { interestingFalseAlarm } from '@hstlc/lightcurve/statistics';
import type { Condition } from '../lists/condition.js';

const isInteresting = 'stats.ls_fap <= ? AND stats.ls_label IS NULL';

/** Which lightcurves, with their statistics or without, are in each of the three tables. */
export const exploredConditions = {
  interesting: { sql: isInteresting, values: [interestingFalseAlarm] },
  boring: {
    sql: '(stats.ls_fap > ? OR stats.ls_fap <= ? AND stats.ls_label IS NOT NULL)',
    values: [interestingFalseAlarm, interestingFalseAlarm],
  },
  // also those without statistics, which a condition on `stats` would leave out; as a value, so that it is looked up by
  // product: MariaDB goes through all probabilities for a condition on them
  null: {
    sql: '(SELECT told.ls_fap FROM stats AS told WHERE told.product_id = product.id) IS NULL',
    values: [],
  },
} as const satisfies Record<ExploredClass, Condition>;

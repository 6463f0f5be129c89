import {
  configurationStatisticsSchema,
  exploratoryStatisticsSchema,
  exposureTimeStatisticsSchema,
  growthStatisticsSchema,
  opticalElementStatisticsSchema,
  routes,
} from '@hstlc/contract';
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { getJson } from './client.js';

function statisticsQuery<Schema extends z.ZodType>(kind: string, schema: Schema) {
  return queryOptions({
    queryKey: ['collection', kind],
    queryFn: ({ signal }) => getJson(routes.collectionStatistics(kind), schema, signal),
  });
}

export const exposureTimeQuery = statisticsQuery('exposure-time', exposureTimeStatisticsSchema);
export const configurationsQuery = statisticsQuery('configurations', configurationStatisticsSchema);
export const opticalElementsQuery = statisticsQuery('optical-elements', opticalElementStatisticsSchema);
export const growthQuery = statisticsQuery('growth', growthStatisticsSchema);
export const exploratoryQuery = statisticsQuery('exploratory', exploratoryStatisticsSchema);

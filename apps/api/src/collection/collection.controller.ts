import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  configurationStatisticsSchema,
  exploratoryStatisticsSchema,
  exposureTimeStatisticsSchema,
  growthStatisticsSchema,
  opticalElementStatisticsSchema,
  type ConfigurationStatistics,
  type ExploratoryStatistics,
  type ExposureTimeStatistics,
  type GrowthStatistics,
  type OpticalElementStatistics,
} from '@hstlc/contract';
import { CollectionRepository } from './collection.repository.js';

/** The collection in numbers. */
@ApiTags('statistics')
@Controller('statistics')
export class CollectionController {
  constructor(private readonly collection: CollectionRepository) {}

  /** How many targets were exposed for how long in all. */
  @Get('exposure-time')
  @ApiOkResponse({ standardSchema: exposureTimeStatisticsSchema })
  exposureTime(): Promise<ExposureTimeStatistics> {
    return this.collection.exposureTime();
  }

  /** Exposures by configuration. */
  @Get('configurations')
  @ApiOkResponse({ standardSchema: configurationStatisticsSchema })
  configurations(): Promise<ConfigurationStatistics> {
    return this.collection.configurations();
  }

  /** Exposures by optical element. */
  @Get('optical-elements')
  @ApiOkResponse({ standardSchema: opticalElementStatisticsSchema })
  opticalElements(): Promise<OpticalElementStatistics> {
    return this.collection.opticalElements();
  }

  /** How the archive grew. */
  @Get('growth')
  @ApiOkResponse({ standardSchema: growthStatisticsSchema })
  growth(): Promise<GrowthStatistics> {
    return this.collection.growth();
  }

  /** Lightcurves with a period of their own, without, and of which nothing could be told. */
  @Get('exploratory')
  @ApiOkResponse({ standardSchema: exploratoryStatisticsSchema })
  exploratory(): Promise<ExploratoryStatistics> {
    return this.collection.exploratory();
  }
}

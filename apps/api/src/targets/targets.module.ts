import { Module } from '@nestjs/common';
import { LightcurvesModule } from '../lightcurves/lightcurves.module.js';
import { ListsModule } from '../lists/lists.module.js';
import { ObservationsModule } from '../observations/observations.module.js';
import { TargetsController } from './targets.controller.js';
import { TargetsRepository } from './targets.repository.js';

@Module({
  imports: [ListsModule, ObservationsModule, LightcurvesModule],
  controllers: [TargetsController],
  providers: [TargetsRepository],
})
export class TargetsModule {}

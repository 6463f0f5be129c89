import { Module } from '@nestjs/common';
import { ListsModule } from '../lists/lists.module.js';
import { LightcurvesController } from './lightcurves.controller.js';
import { LightcurvesRepository } from './lightcurves.repository.js';
import { LightcurvesService } from './lightcurves.service.js';

@Module({
  imports: [ListsModule],
  controllers: [LightcurvesController],
  providers: [LightcurvesRepository, LightcurvesService],
  exports: [LightcurvesService, LightcurvesRepository],
})
export class LightcurvesModule {}

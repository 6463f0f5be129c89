import { Module } from '@nestjs/common';
import { LightcurvesController } from './lightcurves.controller.js';
import { LightcurvesRepository } from './lightcurves.repository.js';
import { LightcurvesService } from './lightcurves.service.js';

@Module({
  controllers: [LightcurvesController],
  providers: [LightcurvesRepository, LightcurvesService],
  exports: [LightcurvesService, LightcurvesRepository],
})
export class LightcurvesModule {}

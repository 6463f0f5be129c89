import { Module } from '@nestjs/common';
import { LightcurvesModule } from '../lightcurves/lightcurves.module.js';
import { PeriodogramsController } from './periodograms.controller.js';
import { PeriodogramsService } from './periodograms.service.js';

@Module({
  imports: [LightcurvesModule],
  controllers: [PeriodogramsController],
  providers: [PeriodogramsService],
})
export class PeriodogramsModule {}

import { Module } from '@nestjs/common';
import { ObservationsModule } from '../observations/observations.module.js';
import { ExtractionsController } from './extractions.controller.js';
import { ExtractionsService } from './extractions.service.js';

@Module({
  imports: [ObservationsModule],
  controllers: [ExtractionsController],
  providers: [ExtractionsService],
})
export class ExtractionsModule {}

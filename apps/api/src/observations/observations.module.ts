import { Module } from '@nestjs/common';
import { ObservationsController } from './observations.controller.js';
import { ObservationsRepository } from './observations.repository.js';

@Module({
  controllers: [ObservationsController],
  providers: [ObservationsRepository],
  exports: [ObservationsRepository],
})
export class ObservationsModule {}

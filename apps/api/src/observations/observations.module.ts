import { Module } from '@nestjs/common';
import { ListsModule } from '../lists/lists.module.js';
import { ObservationsController } from './observations.controller.js';
import { ObservationsRepository } from './observations.repository.js';

@Module({
  imports: [ListsModule],
  controllers: [ObservationsController],
  providers: [ObservationsRepository],
  exports: [ObservationsRepository],
})
export class ObservationsModule {}

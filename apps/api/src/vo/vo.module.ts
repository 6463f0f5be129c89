import { Module } from '@nestjs/common';
import { ListsModule } from '../lists/lists.module.js';
import { DatalinkController } from './datalink.controller.js';
import { LinksService } from './links.service.js';
import { ScsController } from './scs.controller.js';

@Module({
  imports: [ListsModule],
  controllers: [ScsController, DatalinkController],
  providers: [LinksService],
})
export class VoModule {}

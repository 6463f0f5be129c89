import { Module } from '@nestjs/common';
import { LightcurvesModule } from '../lightcurves/lightcurves.module.js';
import { ThumbnailsController } from './thumbnails.controller.js';
import { ThumbnailsService } from './thumbnails.service.js';

@Module({ imports: [LightcurvesModule], controllers: [ThumbnailsController], providers: [ThumbnailsService] })
export class ThumbnailsModule {}

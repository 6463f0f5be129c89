import { Module } from '@nestjs/common';
import { LightcurvesModule } from '../lightcurves/lightcurves.module.js';
import { ThumbnailsController } from './thumbnails.controller.js';

@Module({ imports: [LightcurvesModule], controllers: [ThumbnailsController] })
export class ThumbnailsModule {}

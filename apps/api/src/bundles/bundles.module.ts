import { Module } from '@nestjs/common';
import { LightcurvesModule } from '../lightcurves/lightcurves.module.js';
import { ProductsModule } from '../products/products.module.js';
import { BundlesController } from './bundles.controller.js';
import { BundlesRepository } from './bundles.repository.js';
import { BundlesService } from './bundles.service.js';

@Module({
  imports: [ProductsModule, LightcurvesModule],
  controllers: [BundlesController],
  providers: [BundlesRepository, BundlesService],
})
export class BundlesModule {}

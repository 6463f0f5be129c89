import { Module } from '@nestjs/common';
import { ProductsController } from './products.controller.js';
import { ProductsRepository } from './products.repository.js';

@Module({ controllers: [ProductsController], providers: [ProductsRepository], exports: [ProductsRepository] })
export class ProductsModule {}

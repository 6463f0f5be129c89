import { Module } from '@nestjs/common';
import { ListsModule } from '../lists/lists.module.js';
import { BadDataController } from './bad-data.controller.js';
import { BadDataRepository } from './bad-data.repository.js';

@Module({ imports: [ListsModule], controllers: [BadDataController], providers: [BadDataRepository] })
export class BadDataModule {}

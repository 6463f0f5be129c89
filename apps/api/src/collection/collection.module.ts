import { Module } from '@nestjs/common';
import { ListsModule } from '../lists/lists.module.js';
import { CollectionController } from './collection.controller.js';
import { CollectionRepository } from './collection.repository.js';

@Module({ imports: [ListsModule], controllers: [CollectionController], providers: [CollectionRepository] })
export class CollectionModule {}

import { Module } from '@nestjs/common';
import { FacetReader } from './facet-reader.js';
import { ListReader } from './list-reader.js';

@Module({ providers: [ListReader, FacetReader], exports: [ListReader, FacetReader] })
export class ListsModule {}

import { Module } from '@nestjs/common';
import { FacetReader } from './facet-reader.js';
import { ListAnswers } from './list-answers.js';
import { ListReader } from './list-reader.js';

@Module({
  providers: [ListReader, ListAnswers, FacetReader],
  exports: [ListReader, ListAnswers, FacetReader],
})
export class ListsModule {}

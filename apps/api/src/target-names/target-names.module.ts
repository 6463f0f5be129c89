import { Module, type DynamicModule } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { ArchiveDirectories } from '../config/directories.js';
import { AliasesController } from './aliases.controller.js';
import { TargetNames } from './target-names.js';

@Module({})
export class TargetNamesModule {
  static with(dataSource: DataSource, directories: ArchiveDirectories): DynamicModule {
    const names = new TargetNames(dataSource, directories);
    return {
      module: TargetNamesModule,
      controllers: [AliasesController],
      providers: [{ provide: TargetNames, useValue: names }],
      exports: [TargetNames],
    };
  }
}

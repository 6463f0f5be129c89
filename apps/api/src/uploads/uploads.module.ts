import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Module, type DynamicModule } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { diskStorage } from 'multer';
import { UploadsController } from './uploads.controller.js';
import { UploadsService } from './uploads.service.js';

@Module({})
export class UploadsModule {
  /**
   * @param ingest the folder in which files appear when they are whole and checked
   * @param maximumFileBytes longest file that is taken
   */
  static with(ingest: string, maximumFileBytes: number): DynamicModule {
    // on the same file system as its goal, under a name that the inventory passes over
    const arriving = path.join(ingest, '.arriving');
    return {
      module: UploadsModule,
      imports: [
        MulterModule.register({
          limits: { fileSize: maximumFileBytes },
          storage: diskStorage({
            destination: (_request, _file, done) => {
              mkdirSync(arriving, { recursive: true });
              done(null, arriving);
            },
          }),
        }),
      ],
      controllers: [UploadsController],
      providers: [{ provide: UploadsService, useValue: new UploadsService(ingest) }],
    };
  }
}

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Module, type DynamicModule } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { diskStorage } from 'multer';
import { UploadsController } from './uploads.controller.js';
import { UploadsService } from './uploads.service.js';

/** Largest file that is taken (byte): 8 GiB, several times the largest exposure. */
const maximumFileBytes = 8 * 1024 ** 3;

@Module({})
export class UploadsModule {
  /** @param ingest the folder in which files appear when they are whole and checked */
  static with(ingest: string): DynamicModule {
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

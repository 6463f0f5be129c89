import { mkdirSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { diskStorage } from 'multer';
import { UploadsController } from './uploads.controller.js';
import { UploadsService } from './uploads.service.js';

/** On the same file system as its goal, under a name that the inventory passes over. */
const arrivingFolder = '.arriving';

/** What lies so long (ms) where uploads arrive was left by a process that died. */
const abandonedMilliseconds = 24 * 3_600_000;

@Module({})
export class UploadsModule implements OnModuleInit {
  constructor(private readonly uploads: UploadsService) {}

  async onModuleInit(): Promise<void> {
    const arriving = path.join(this.uploads.ingest, arrivingFolder);
    for (const name of await readdir(arriving).catch(() => [])) {
      const file = path.join(arriving, name);
      const { mtimeMs } = await stat(file);
      if (Date.now() - mtimeMs > abandonedMilliseconds) await rm(file, { force: true });
    }
  }

  /**
   * @param ingest the folder in which files appear when they are whole and checked
   * @param maximumFileBytes longest file that is taken
   * @param fileMode permissions of what appears
   */
  static with(ingest: string, maximumFileBytes: number, fileMode: number): DynamicModule {
    const arriving = path.join(ingest, arrivingFolder);
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
      providers: [{ provide: UploadsService, useValue: new UploadsService(ingest, fileMode) }],
    };
  }
}

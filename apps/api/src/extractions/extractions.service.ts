import { Inject, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { Configuration } from '../config/configuration.js';
import { configurationToken } from '../config/configuration.module.js';
import { archiveFile } from '../config/directories.js';
import { ProblemFailure } from '../http/problem-failure.js';
import { whileWanted } from '../http/while-wanted.js';
import type { InputFile } from '../ingest/exposure-task.js';
import { recogniseFile } from '../ingest/inventory.js';
import { WorkerPool } from '../jobs/worker-pool.js';
import { ObservationsRepository } from '../observations/observations.repository.js';
import { wholeFile } from '../products/whole-file.js';
import type { PhotonView } from './photon-task.js';

/** Makes things of photons for those who ask, in a thread, for as long as they wait and no longer than is allowed. */
@Injectable()
export class ExtractionsService {
  constructor(
    private readonly observations: ObservationsRepository,
    private readonly pool: WorkerPool,
    @Inject(configurationToken) private readonly configuration: Configuration,
  ) {}

  /** Answers with what the view makes of the photons of an exposure. */
  async answer(rootname: string, view: PhotonView, response: Response): Promise<void> {
    const { references, stepSeconds: defaultStepSeconds, extractionTimeoutMilliseconds } = this.configuration;
    if (this.pool.isCrowded) throw new ProblemFailure('unavailable', 'too many wait for this already');
    const inputs = await this.inputs(rootname);
    const task = { rootname, inputs, references, defaultStepSeconds, view };
    const advice = 'ask for wider bins or less';
    const result = await whileWanted(response, extractionTimeoutMilliseconds, advice, (signal) =>
      this.pool.viewPhotons(task, signal),
    );
    if (result === undefined) return;
    if (result.kind === 'refused') throw new ProblemFailure('invalid-request', result.reason);
    if (result.kind === 'absent') throw new ProblemFailure('not-found', result.reason);
    response.vary('Accept');
    response.setHeader('Content-Type', result.contentType);
    response.setHeader('Content-Disposition', `inline; filename="${rootname}_${view.kind}.${result.ending}"`);
    response.setHeader('Content-Length', result.body.byteLength);
    response.end(result.body);
  }

  private async inputs(rootname: string): Promise<readonly InputFile[]> {
    const exposure = await this.observations.find(rootname);
    if (exposure === null) throw await this.observations.absent(rootname);
    const files = await this.observations.files(exposure.id);
    return Promise.all(
      files.flatMap((file) => {
        const known = recogniseFile(file.filename);
        return known === undefined ? [] : [this.input(file, known.kind)];
      }),
    );
  }

  private async input(
    file: {
      readonly filename: string;
      readonly path: string;
      readonly bytes: number;
      readonly sha256: string;
    },
    kind: InputFile['kind'],
  ): Promise<InputFile> {
    const { filename, sha256 } = file;
    await wholeFile(this.configuration.directories, file);
    const place = archiveFile(this.configuration.directories, file.path, filename);
    return { path: place, filename, kind, sha256 };
  }
}

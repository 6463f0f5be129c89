import { stat } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Lightcurve, LightcurveDetail } from '@hstlc/contract';
import { openFitsFile } from '@hstlc/fits/node';
import { readLightcurveRows, type LightcurveRows } from '@hstlc/lightcurve';
import type { Configuration } from '../config/configuration.js';
import { configurationToken } from '../config/configuration.module.js';
import { archiveFile } from '../config/directories.js';
import type { ProductRow } from '../database/entities/product-row.js';
import { notFound, ProblemFailure } from '../http/problem-failure.js';
import { toLightcurve, toLightcurveDetail } from './lightcurve.mapper.js';
import { describeVersions, type VersionFile } from './product-versions.js';
import { LightcurvesRepository } from './lightcurves.repository.js';

@Injectable()
export class LightcurvesService {
  constructor(
    private readonly lightcurves: LightcurvesRepository,
    @Inject(configurationToken) private readonly configuration: Configuration,
  ) {}

  async compositesOf(target: string): Promise<Lightcurve[]> {
    return this.described(await this.lightcurves.compositesOf(target));
  }

  async one(id: string): Promise<LightcurveDetail> {
    const product = await this.product(id);
    const statistics = await this.lightcurves.statistics([product]);
    const members = await this.lightcurves.members(product.id);
    const versions = await describeVersions(await this.versions(product));
    return toLightcurveDetail(product, members, statistics.get(product.filename) ?? null, versions);
  }

  /** The product and those that it took the place of, the latest first. */
  private async versions(product: ProductRow): Promise<readonly VersionFile[]> {
    const { directories } = this.configuration;
    const { bytes, sha256 } = product;
    const earlier = await this.lightcurves.superseded(product.stem);
    return [
      { path: archiveFile(directories, product.path, product.filename), bytes, sha256, supersededAt: null },
      ...earlier.map((file) => ({
        path: archiveFile(directories, file.path, file.storedFilename),
        bytes: file.bytes,
        sha256: file.sha256,
        supersededAt: file.supersededAt,
      })),
    ];
  }

  /** The rows of the product's file, which is what counts; the database only says where it lies. */
  async data(id: string): Promise<{ readonly product: ProductRow; readonly rows: LightcurveRows }> {
    const product = await this.product(id);
    const { path } = await this.file(id);
    const file = await openFitsFile(path);
    try {
      return { product, rows: await readLightcurveRows(file) };
    } finally {
      await file.close();
    }
  }

  /** The product's file, which is there and whole. */
  async file(
    id: string,
  ): Promise<{ readonly path: string; readonly sha256: string; readonly filename: string }> {
    const product = await this.product(id);
    const path = archiveFile(this.configuration.directories, product.path, product.filename);
    const isThere = await stat(path).then(
      (found) => found.size === product.bytes,
      () => false,
    );
    if (!isThere)
      throw new ProblemFailure('unavailable', `the file of "${id}" is being replaced or is missing`);
    return { path, sha256: product.sha256, filename: product.filename };
  }

  /** Where its quicklook lies. */
  async preview(id: string): Promise<string> {
    const { previewPath, previewFilename } = await this.product(id);
    if (previewPath === null || previewFilename === null) throw notFound('preview', id);
    return archiveFile(this.configuration.directories, previewPath, previewFilename);
  }

  private async product(id: string): Promise<ProductRow> {
    const product = await this.lightcurves.find(id);
    if (product === null) throw await this.lightcurves.absent(id);
    return product;
  }

  private async described(products: readonly ProductRow[]): Promise<Lightcurve[]> {
    const counts = await this.lightcurves.memberCounts(products);
    const statistics = await this.lightcurves.statistics(products);
    return products.map((product) =>
      toLightcurve(product, counts.get(product.id) ?? 0, statistics.get(product.filename) ?? null),
    );
  }
}

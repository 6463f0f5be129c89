import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ExposureFileRow } from '../database/entities/exposure-file-row.js';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { onlyPublic } from '../database/public-rows.js';
import { hlspNameOf } from './hlsp-name.js';
import type { StoredFile } from './stored-file.js';
import { absent } from '../withdrawals/absent.js';
import type { ProblemFailure } from '../http/problem-failure.js';

/** How many names one statement asks for. */
const namesAtOnce = 500;

@Injectable()
export class ProductsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** A product, or an input file of an exposure; null when the public has no such file. */
  async find(filename: string): Promise<StoredFile | null> {
    return (await this.findAll([filename])).get(filename) ?? null;
  }

  /** Those of the files that the public may have, by their filename. */
  async findAll(filenames: readonly string[]): Promise<ReadonlyMap<string, StoredFile>> {
    const found = new Map<string, StoredFile>();
    for (let start = 0; start < filenames.length; start += namesAtOnce) {
      const names = filenames.slice(start, start + namesAtOnce);
      for (const file of [...(await this.inputs(names)), ...(await this.products(names))])
        found.set(file.filename, file);
    }
    return found;
  }

  /** Why the public does not get it: it was withdrawn, or is not there. */
  absent(name: string): Promise<ProblemFailure> {
    return absent(this.dataSource, 'product', name);
  }

  private async products(names: readonly string[]): Promise<StoredFile[]> {
    const products = this.dataSource
      .getRepository(ProductRow)
      .createQueryBuilder('product')
      .where('product.filename IN (:...names)', { names });
    const rows = await onlyPublic(products, 'product').getMany();
    return rows.map((row) => storedFile(row, hlspNameOf(row)));
  }

  private async inputs(names: readonly string[]): Promise<StoredFile[]> {
    const files = this.dataSource
      .getRepository(ExposureFileRow)
      .createQueryBuilder('file')
      .innerJoin(ExposureRow, 'exposure', 'exposure.id = file.exposureId')
      .where('file.filename IN (:...names)', { names });
    const rows = await onlyPublic(files, 'exposure').getMany();
    return rows.map((row) => storedFile(row, row.filename));
  }
}

function storedFile(row: ProductRow | ExposureFileRow, hlspName: string): StoredFile {
  return { filename: row.filename, hlspName, path: row.path, bytes: row.bytes, sha256: row.sha256 };
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ExposureFileRow } from '../database/entities/exposure-file-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import type { StoredFile } from './stored-file.js';

@Injectable()
export class ProductsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** A product, or an input file of an exposure. */
  async find(filename: string): Promise<StoredFile | null> {
    const product = await this.dataSource.getRepository(ProductRow).findOneBy({ filename });
    return product ?? this.dataSource.getRepository(ExposureFileRow).findOneBy({ filename });
  }
}

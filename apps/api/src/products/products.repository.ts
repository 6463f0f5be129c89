import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ExposureFileRow } from '../database/entities/exposure-file-row.js';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { onlyPublic } from '../database/public-rows.js';
import type { StoredFile } from './stored-file.js';

@Injectable()
export class ProductsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** A product, or an input file of an exposure. */
  async find(filename: string): Promise<StoredFile | null> {
    const products = this.dataSource.getRepository(ProductRow).createQueryBuilder('product');
    const product = await onlyPublic(products, 'product')
      .andWhere('product.filename = :filename', { filename })
      .getOne();
    if (product !== null) return product;
    const files = this.dataSource
      .getRepository(ExposureFileRow)
      .createQueryBuilder('file')
      .innerJoin(ExposureRow, 'exposure', 'exposure.id = file.exposureId');
    return onlyPublic(files, 'exposure').andWhere('file.filename = :filename', { filename }).getOne();
  }
}

import { Injectable } from '@nestjs/common';
import { maximumPageSize, type ListQuery } from '@hstlc/contract';
import { DataSource, In, IsNull } from 'typeorm';
import { ProductMemberRow } from '../database/entities/product-member-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { SupersededFileRow } from '../database/entities/superseded-file-row.js';
import { StatsRow } from '../database/entities/stats-row.js';
import { onlyPublic } from '../database/public-rows.js';
import { ListReader, type ListPage } from '../lists/list-reader.js';
import { lightcurveList } from './lightcurve-list.js';
import { absent } from '../withdrawals/absent.js';
import type { ProblemFailure } from '../http/problem-failure.js';

/** How many earlier versions of a product are told. */
const mostVersions = 20;

@Injectable()
export class LightcurvesRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly lists: ListReader,
  ) {}

  list(query: ListQuery): Promise<ListPage> {
    return this.lists.page(lightcurveList, query, { ...query, limit: query.limit ?? maximumPageSize });
  }

  compositesOf(target: string): Promise<ProductRow[]> {
    return this.products('product.targname = :target AND product.kind = :kind', {
      target,
      kind: 'composite',
    });
  }

  async find(stem: string): Promise<ProductRow | null> {
    return (await this.products('product.stem = :stem', { stem }))[0] ?? null;
  }

  /** Its exposures in the order in which they began, those left out too. */
  members(productId: number): Promise<ProductMemberRow[]> {
    const order = { startMjd: 'ASC', id: 'ASC' } as const;
    return this.dataSource.getRepository(ProductMemberRow).find({ where: { productId }, order });
  }

  /** The files of its earlier versions, the latest first. */
  superseded(stem: string): Promise<SupersededFileRow[]> {
    return this.dataSource
      .getRepository(SupersededFileRow)
      .find({ where: { stem }, order: { supersededAt: 'DESC', id: 'DESC' }, take: mostVersions });
  }

  /** How many exposures are in each product, by the product's id. */
  async memberCounts(products: readonly ProductRow[]): Promise<ReadonlyMap<number, number>> {
    const rows = await this.dataSource
      .getRepository(ProductMemberRow)
      .createQueryBuilder('member')
      .select('member.productId', 'productId')
      .addSelect('COUNT(*)', 'memberCount')
      .where({ productId: In(products.map(({ id }) => id)), excludedReason: IsNull() })
      .groupBy('member.productId')
      .getRawMany<{ productId: number; memberCount: number }>();
    return new Map(rows.map(({ productId, memberCount }) => [productId, memberCount]));
  }

  /** The statistics of each product that has them, by the product's filename. */
  async statistics(products: readonly ProductRow[]): Promise<ReadonlyMap<string, StatsRow>> {
    const names = products.map(({ filename }) => filename);
    const rows = await this.dataSource.getRepository(StatsRow).findBy({ lightcurveFilename: In(names) });
    return new Map(rows.map((row) => [row.lightcurveFilename, row]));
  }

  /** Why the public does not get it: it was withdrawn, or is not there. */
  absent(name: string): Promise<ProblemFailure> {
    return absent(this.dataSource, 'lightcurve', name);
  }

  private products(condition: string, values: Readonly<Record<string, string>>): Promise<ProductRow[]> {
    const builder = this.dataSource
      .getRepository(ProductRow)
      .createQueryBuilder('product')
      .where(condition, values)
      .orderBy('product.stem');
    return onlyPublic(builder, 'product').getMany();
  }
}

import { Injectable } from '@nestjs/common';
import { routes } from '@hstlc/contract';
import { DataSource, In, IsNull } from 'typeorm';
import { ExposureFileRow } from '../database/entities/exposure-file-row.js';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { ProductMemberRow } from '../database/entities/product-member-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { onlyPublic } from '../database/public-rows.js';
import type { Link } from './link.js';

const fits = 'application/fits';

/** Collects what belongs to an exposure or a lightcurve: only what the public may see. */
@Injectable()
export class LinksService {
  constructor(private readonly dataSource: DataSource) {}

  /** @param id rootname of an exposure, or id of a lightcurve @param origin before every address */
  async of(id: string, origin: string): Promise<readonly Link[]> {
    const exposure = await this.exposure(id);
    if (exposure !== null) return this.ofExposure(exposure, origin);
    const [product] = await this.products('product.stem = :value', id);
    if (product !== undefined) return this.ofLightcurve(product, origin);
    const errorMessage = `NotFoundFault: no exposure or lightcurve is called ${JSON.stringify(id)}`;
    return [{ id, semantics: '#this', description: 'not in the archive', errorMessage }];
  }

  private async ofExposure({ id: rowId, rootname }: ExposureRow, origin: string): Promise<readonly Link[]> {
    const own = await this.products('product.rootname = :value', rootname);
    const files = await this.dataSource
      .getRepository(ExposureFileRow)
      .find({ where: { exposureId: rowId }, order: { filename: 'ASC' } });
    const composites = await this.compositesWith(rootname);
    return [
      ...own.flatMap((product) => productLinks(rootname, product, origin)),
      ...composites.map((product) => ({
        ...fileLink(rootname, product, origin),
        semantics: '#derivation' as const,
        description: 'composite lightcurve with this exposure in it',
      })),
      ...files.map((file) => progenitorLink(rootname, file, origin)),
      {
        id: rootname,
        semantics: '#proc',
        description: 'a lightcurve made now from the photons: bin width, wavelengths, airglow',
        serviceDef: 'extraction',
        contentType: 'application/x-votable+xml',
      },
      documentationLink(rootname, origin),
    ];
  }

  private async ofLightcurve(product: ProductRow, origin: string): Promise<readonly Link[]> {
    const members = await this.dataSource
      .getRepository(ProductMemberRow)
      .findBy({ productId: product.id, excludedReason: IsNull() });
    const files = this.dataSource
      .getRepository(ExposureFileRow)
      .createQueryBuilder('file')
      .innerJoin(ExposureRow, 'exposure', 'exposure.id = file.exposureId')
      .where({ role: 'events' })
      .andWhere('exposure.rootname IN (:...rootnames)', {
        rootnames: [product.rootname ?? '', ...members.map(({ rootname }) => rootname)],
      })
      .orderBy('file.filename');
    const inputs = await onlyPublic(files, 'exposure').getMany();
    return [
      ...productLinks(product.stem, product, origin),
      ...inputs.map((file) => progenitorLink(product.stem, file, origin)),
      documentationLink(product.stem, origin),
    ];
  }

  private exposure(rootname: string): Promise<ExposureRow | null> {
    const exposures = this.dataSource
      .getRepository(ExposureRow)
      .createQueryBuilder('exposure')
      .where('exposure.rootname = :rootname', { rootname });
    return onlyPublic(exposures, 'exposure').getOne();
  }

  private async compositesWith(rootname: string): Promise<ProductRow[]> {
    const members = await this.dataSource
      .getRepository(ProductMemberRow)
      .findBy({ rootname, excludedReason: IsNull() });
    const composites = this.dataSource
      .getRepository(ProductRow)
      .createQueryBuilder('product')
      .where({ id: In(members.map(({ productId }) => productId)), kind: 'composite' });
    return members.length === 0 ? [] : onlyPublic(composites, 'product').getMany();
  }

  private products(condition: string, value: string): Promise<ProductRow[]> {
    const products = this.dataSource
      .getRepository(ProductRow)
      .createQueryBuilder('product')
      .where(condition, { value });
    return onlyPublic(products, 'product').getMany();
  }
}

function fileLink(id: string, { filename, bytes }: ProductRow | ExposureFileRow, origin: string) {
  const contentType = filename.endsWith('.gz') ? 'application/gzip' : fits;
  return { id, accessUrl: origin + routes.product(filename), contentType, contentLength: bytes };
}

function productLinks(id: string, product: ProductRow, origin: string): readonly Link[] {
  const file: Link = {
    ...fileLink(id, product, origin),
    semantics: '#this',
    description: `lightcurve, FITS, bins of ${product.stepSeconds} s`,
  };
  if (product.previewFilename === null) return [file];
  const accessUrl = origin + routes.lightcurvePreview(product.stem);
  return [file, { id, semantics: '#preview', description: 'quicklook', accessUrl, contentType: 'image/png' }];
}

function progenitorLink(id: string, file: ExposureFileRow, origin: string): Link {
  const description =
    file.role === 'events' ? 'photon events it was made from' : 'spectrum of the same photons (x1d)';
  return { ...fileLink(id, file, origin), semantics: '#progenitor', description };
}

function documentationLink(id: string, origin: string): Link {
  const accessUrl = origin + routes.documentation;
  return {
    id,
    semantics: '#documentation',
    description: 'the interface of the archive',
    accessUrl,
    contentType: 'text/html',
  };
}

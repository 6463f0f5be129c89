import { Injectable } from '@nestjs/common';
import type { LightcurveThumbnail } from '@hstlc/contract';
import { openFitsFile } from '@hstlc/fits/node';
import { LightcurvesService } from '../lightcurves/lightcurves.service.js';
import { thumbnailOf } from './thumbnail.js';

type Picture = Omit<LightcurveThumbnail, 'id' | 'sha256'>;

/** How many are kept, those that were asked for last; each is 10 kB at most. */
const mostKept = 4000;

@Injectable()
export class ThumbnailsService {
  /** By the checksum of the product, so that another version is another picture; the one asked for last stands last. */
  private readonly kept = new Map<string, Promise<Picture>>();

  constructor(private readonly lightcurves: LightcurvesService) {}

  /** A lightcurve in a few numbers; its file is read once. */
  async one(id: string): Promise<LightcurveThumbnail> {
    const { path, sha256 } = await this.lightcurves.file(id);
    return { id, sha256, ...(await this.picture(path, sha256)) };
  }

  private picture(path: string, sha256: string): Promise<Picture> {
    const picture = this.kept.get(sha256) ?? readPicture(path);
    this.kept.delete(sha256);
    this.kept.set(sha256, picture);
    picture.catch(() => this.kept.delete(sha256));
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest);
    return picture;
  }
}

/** Two columns of a product, the others are not decoded. */
async function readPicture(path: string): Promise<Picture> {
  const file = await openFitsFile(path);
  try {
    const columns = await file.hdu('LIGHTCURVE')?.readTogether(['NET', 'DATASET']);
    const [net, dataset] = (columns ?? []).map((column) => Float64Array.from(column.values, Number));
    return thumbnailOf({ net: net ?? [], dataset: dataset ?? [] });
  } finally {
    await file.close();
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { routes, type Bundle, type BundleFile, type BundleRequest } from '@hstlc/contract';
import type { Configuration } from '../config/configuration.js';
import { configurationToken } from '../config/configuration.module.js';
import { notFound } from '../http/problem-failure.js';
import { LightcurvesRepository } from '../lightcurves/lightcurves.repository.js';
import { ProductsRepository } from '../products/products.repository.js';
import type { StoredFile } from '../products/stored-file.js';
import { wholeFile } from '../products/whole-file.js';
import { bundleManifest } from './bundle-manifest.js';
import { zipBytes, type ZipEntry } from './bundle-zip.js';
import { BundlesRepository, type StoredBundle } from './bundles.repository.js';
import { namedFiles, queriedFiles } from './select-files.js';

/** A bundle as it is now: what the public may have of what was asked for. */
export interface BundleContent {
  readonly stored: StoredBundle;
  readonly files: readonly BundleFile[];
  readonly sources: readonly StoredFile[];
  /** Names that were asked for and are not public any more. */
  readonly unavailable: readonly string[];
}

@Injectable()
export class BundlesService {
  constructor(
    private readonly bundles: BundlesRepository,
    private readonly products: ProductsRepository,
    private readonly lightcurves: LightcurvesRepository,
    @Inject(configurationToken) private readonly configuration: Configuration,
  ) {}

  async make({ filenames = [], query, names }: BundleRequest): Promise<StoredBundle> {
    const wanted =
      query === undefined
        ? await namedFiles(this.products, filenames)
        : await queriedFiles(this.lightcurves, query);
    return this.bundles.keep(wanted, names);
  }

  /** @throws ProblemFailure 'not-found' */
  async content(id: string): Promise<BundleContent> {
    const stored = await this.bundles.find(id);
    if (stored === null) throw notFound('bundle', id);
    return this.contentOf(stored);
  }

  async contentOf(stored: StoredBundle): Promise<BundleContent> {
    const found = await this.products.findAll(stored.filenames);
    const sources = stored.filenames.flatMap((name) => found.get(name) ?? []);
    const files = sources.map((file) => ({
      name: stored.names === 'hlsp' ? file.hlspName : file.filename,
      filename: file.filename,
      bytes: file.bytes,
      sha256: file.sha256,
      url: routes.product(file.filename),
    }));
    const unavailable = stored.filenames.filter((name) => !found.has(name));
    return { stored, files, sources, unavailable };
  }

  /** @param origin before the addresses in the manifest that lies in the zip */
  describe({ stored, files, unavailable }: BundleContent, origin: string): Bundle {
    const { id, names, expiresAt } = stored;
    const manifest = manifestEntry(id, files, origin);
    return {
      id,
      names,
      fileCount: files.length,
      totalBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      zipBytes: zipBytes([manifest, ...files.map((file) => ({ ...file, name: inFolder(id, file.name) }))]),
      expiresAt: expiresAt.toISOString(),
      zipUrl: routes.bundleZip(id),
      manifestUrl: routes.bundleManifest(id),
      scriptUrl: routes.bundleScript(id),
      files: [...files],
      unavailable: [...unavailable],
    };
  }

  /** @throws ProblemFailure 'unavailable' when a file is not on disk as it should be */
  async zipEntries({ stored, files, sources }: BundleContent, origin: string): Promise<readonly ZipEntry[]> {
    const entries: ZipEntry[] = [manifestEntry(stored.id, files, origin)];
    for (const [index, source] of sources.entries()) {
      const { place, modifiedAt } = await wholeFile(this.configuration.directories, source);
      const name = inFolder(stored.id, files[index]!.name);
      entries.push({ name, bytes: source.bytes, modifiedAt, source: { kind: 'file', place } });
    }
    return entries;
  }
}

/** Every file lies in a folder, so that unpacking does not strew. */
function inFolder(id: string, name: string): string {
  return `${bundleStem(id)}/${name}`;
}

/** What a bundle's files are called, without their ending. */
export function bundleStem(id: string): string {
  return `hstlc-${id.slice(0, 8)}`;
}

function manifestEntry(id: string, files: readonly BundleFile[], origin: string): ZipEntry {
  const text = bundleManifest(absolute(files, origin));
  const name = inFolder(id, 'manifest.csv');
  return { name, bytes: Buffer.byteLength(text), modifiedAt: new Date(), source: { kind: 'text', text } };
}

/** The same files by addresses that stand for themselves. */
export function absolute(files: readonly BundleFile[], origin: string): readonly BundleFile[] {
  return files.map((file) => ({ ...file, url: origin + file.url }));
}

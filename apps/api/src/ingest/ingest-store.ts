import path from 'node:path';
import type { IngestComposite, IngestItem, RefusalReason } from '@hstlc/contract';
import { Like, type DataSource, type EntityManager } from 'typeorm';
import { archiveFile, archiveFolder, type ArchiveDirectories } from '../config/directories.js';
import { BadDataRow } from '../database/entities/bad-data-row.js';
import { ExposureFileRow } from '../database/entities/exposure-file-row.js';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { IngestCompositeRow } from '../database/entities/ingest-composite-row.js';
import { IngestItemRow } from '../database/entities/ingest-item-row.js';
import { MetadataRow } from '../database/entities/metadata-row.js';
import { OutputsRow } from '../database/entities/outputs-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { SupersededFileRow } from '../database/entities/superseded-file-row.js';
import { inTransaction } from '../database/in-transaction.js';
import { positionOf } from '../sky/unit-vector.js';
import { configurationOf, individual, metadataOf, productOf } from './ingest-rows.js';
import { recogniseFile } from './inventory.js';
import { inputsHash } from './join-files.js';
import { markStale, replaceProduct } from './replace-product.js';
import {
  storedExposure,
  type ExposureToSave,
  type StoredExposure,
  type StoredFile,
  type Visibility,
} from './stored-exposure.js';

const itemsAtOnce = 500;

/** The index as an ingest run sees it: each method is one transaction. */
export class IngestStore {
  constructor(
    private readonly database: DataSource,
    private readonly directories: ArchiveDirectories,
    private readonly now: () => Date,
  ) {}

  async findExposure(rootname: string): Promise<StoredExposure | undefined> {
    const exposures = this.database.getRepository(ExposureRow);
    // of most nothing is known: to ask for all that might be would take longer
    if (!(await exposures.existsBy({ rootname }))) return undefined;
    const row = await exposures.findOne({
      where: { rootname },
      relations: { files: true, metadata: true },
    });
    if (row === null) return undefined;
    const product = await this.database.getRepository(ProductRow).findOneBy({ kind: 'individual', rootname });
    return {
      ...storedExposure(this.directories, row),
      product: product === null ? undefined : this.place(product),
    };
  }

  /** Since when and whether an exposure is seen; undefined of one that the index does not know. */
  async visibilityOf(rootname: string): Promise<Visibility | undefined> {
    const select = { id: true, publicFrom: true, withdrawnAt: true, withdrawnReason: true } as const;
    const row = await this.database.getRepository(ExposureRow).findOne({ select, where: { rootname } });
    return row === null ? undefined : visibilityIn(row);
  }

  /** The exposures whose photons the archive holds as STIS recorded them. */
  async recordedTags(): Promise<readonly string[]> {
    const rows = await this.database.getRepository(ExposureFileRow).find({
      where: { filename: Like('%tag.fits%') },
      relations: { exposure: true },
    });
    const tags = rows.filter(({ filename }) => recogniseFile(filename)?.kind === 'tag');
    return tags.map(({ exposure }) => exposure!.rootname).toSorted();
  }

  /** Why photons of an exposure lie in `bad_data/`; undefined when none do. */
  async refusalOfPhotons(rootname: string): Promise<RefusalReason | undefined> {
    const rows = await this.database.getRepository(BadDataRow).find({
      where: { filename: Like(`${rootname}%`) },
      order: { filename: 'ASC' },
    });
    return rows.find(({ filename }) => {
      const file = recogniseFile(filename);
      return file !== undefined && file.kind !== 'x1d';
    })?.reason;
  }

  /** Writes every row of an exposure, or replaces those that are there, in one transaction. */
  async saveExposure(exposure: ExposureToSave): Promise<void> {
    await inTransaction(this.database, async (manager) => {
      const { rootname } = exposure;
      const isKnown = await manager.existsBy(ExposureRow, { rootname });
      const known = isKnown
        ? await manager.findOne(ExposureRow, { where: { rootname }, relations: { metadata: true } })
        : null;
      const { identity } = exposure.extraction;
      if (known !== null) await markStale(manager, known.metadata!);
      if (!identity.movingTarget) await markStale(manager, configurationOf(identity));
      const metadataId = await this.saveMetadata(manager, exposure, known?.metadataId);
      // the relation would be saved along with its old values
      // who sees a known exposure is what its row says now: staff may have changed it meanwhile
      const shown = known === null ? exposure : { ...exposure, ...visibilityIn(known) };
      const rest = known === null ? null : { ...known, metadata: undefined };
      const exposureId = await this.saveExposureRow(manager, shown, metadataId, rest);
      // to delete rows that are not there would lock the gap in which others insert theirs
      if (known !== null) await manager.delete(ExposureFileRow, { exposureId });
      await manager.insert(
        ExposureFileRow,
        exposure.files.map(({ filename, role, bytes, sha256, directory }) => {
          return { exposureId, filename, role, bytes, sha256, path: this.relative(directory) };
        }),
      );
      await this.saveIndividual(manager, shown, metadataId);
      await this.saveSuperseded(manager, exposure);
      await manager.delete(
        BadDataRow,
        exposure.files.map(({ filename }) => ({ filename })),
      );
    });
  }

  /**
   * Records that a file was refused; a second refusal of the same name replaces the first.
   *
   * @param publicFrom when the public may read of it; null: at once
   */
  async saveRefusal(filename: string, reason: RefusalReason, publicFrom: Date | null): Promise<void> {
    await inTransaction(this.database, async (manager) => {
      const known = await manager.findOneBy(BadDataRow, { filename });
      await manager.save(BadDataRow, { ...known, filename, reason, publicFrom, ingestDate: this.today() });
    });
  }

  /** In portions: a statement has its limit of values, and thousands of files may have been ignored. */
  async addItems(runId: number, items: readonly IngestItem[], publicFrom: Date | null): Promise<void> {
    const repository = this.database.getRepository(IngestItemRow);
    for (let first = 0; first < items.length; first += itemsAtOnce)
      await repository.insert(
        items.slice(first, first + itemsAtOnce).map((item) => ({ ...item, runId, publicFrom })),
      );
  }

  async addComposite(runId: number, made: IngestComposite): Promise<void> {
    await this.database.getRepository(IngestCompositeRow).insert({ ...made, runId });
  }

  private async saveMetadata(manager: EntityManager, exposure: ExposureToSave, id: number | undefined) {
    const first = exposure.files.find(({ role }) => role === 'events')!;
    const row = { ...metadataOf(exposure.extraction.identity), ingestDate: this.today() };
    const saved = await manager.save(MetadataRow, {
      ...(id === undefined ? {} : { id }),
      ...row,
      filename: first.filename,
      path: this.relative(first.directory),
    });
    return saved.id;
  }

  private async saveExposureRow(
    manager: EntityManager,
    { rootname, files, extraction, publicFrom, withdrawnAt, withdrawnReason }: ExposureToSave,
    metadataId: number,
    known: Omit<ExposureRow, 'metadata'> | null,
  ): Promise<number> {
    const { identity, eventCount, product } = extraction;
    const saved = await manager.save(ExposureRow, {
      ...known,
      metadataId,
      rootname,
      proposal: identity.proposalId,
      ...configurationOf(identity),
      obstype: identity.observationType,
      ...positionOf(identity.rightAscension, identity.declination),
      startMjd: identity.startMjd,
      endMjd: identity.endMjd,
      exposureSeconds: identity.exposureSeconds,
      eventCount,
      date: identity.date,
      simulated: identity.simulated,
      movingTarget: identity.movingTarget,
      caveats: product.caveats,
      inputSha256: inputsHash(files),
      publicFrom,
      withdrawnAt,
      withdrawnReason,
      updatedAt: this.now(),
    });
    return saved.id;
  }

  private async saveIndividual(manager: EntityManager, exposure: ExposureToSave, metadataId: number) {
    const { publicFrom, withdrawnAt, withdrawnReason } = exposure;
    const { product, identity } = exposure.extraction;
    const row = productOf(product, this.relative(product.directory), this.now());
    const provenanceHash = inputsHash(exposure.files);
    await replaceProduct(
      manager,
      {
        ...row,
        ...individual(exposure.rootname, identity),
        provenanceHash,
        publicFrom,
        withdrawnAt,
        withdrawnReason,
        madeWith: null,
      },
      product.members,
      product.measured,
    );
    const known = await manager.findOneBy(OutputsRow, { metadataId });
    await manager.save(OutputsRow, {
      ...known,
      metadataId,
      individualPath: this.relative(product.directory),
      individualFilename: product.filename,
    });
  }

  /** Notes what was replaced, once: a run that was killed may have noted it. */
  private async saveSuperseded(
    manager: EntityManager,
    { rootname, superseded }: ExposureToSave,
  ): Promise<void> {
    for (const { filename, path: place, bytes, sha256, isProduct } of superseded) {
      const kept = { path: this.relative(path.dirname(place)), storedFilename: path.basename(place) };
      if (await manager.existsBy(SupersededFileRow, kept)) continue;
      const stem = isProduct ? filename.replace(/\.fits$/, '') : null;
      await manager.insert(SupersededFileRow, {
        ...kept,
        rootname,
        stem,
        filename,
        bytes,
        sha256,
        supersededAt: this.now(),
      });
    }
  }

  private place({ filename, path: folder, bytes, sha256 }: ProductRow): StoredFile {
    return { filename, path: archiveFile(this.directories, folder, filename), bytes, sha256 };
  }

  private relative(directory: string): string {
    return archiveFolder(this.directories, directory);
  }

  private today(): string {
    return this.now().toISOString().slice(0, 10);
  }
}

function visibilityIn({ publicFrom, withdrawnAt, withdrawnReason }: Visibility): Visibility {
  return { publicFrom, withdrawnAt, withdrawnReason };
}

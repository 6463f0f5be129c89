import path from 'node:path';
import type { IngestComposite, IngestItem, RefusalReason } from '@hstlc/contract';
import type { DataSource, EntityManager } from 'typeorm';
import { archiveFile, archiveFolder, type ArchiveDirectories } from '../config/directories.js';
import { BadDataRow } from '../database/entities/bad-data-row.js';
import { ExposureFileRow } from '../database/entities/exposure-file-row.js';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { IngestCompositeRow } from '../database/entities/ingest-composite-row.js';
import { IngestItemRow } from '../database/entities/ingest-item-row.js';
import { MetadataRow } from '../database/entities/metadata-row.js';
import { OutputsRow } from '../database/entities/outputs-row.js';
import { ProductMemberRow } from '../database/entities/product-member-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import type { WrittenProduct } from './exposure-task.js';
import { inputsHash } from './join-files.js';
import { composite, individual, metadataOf, productOf } from './ingest-rows.js';
import type {
  Configuration,
  ConfigurationMembers,
  ExposureToSave,
  StoredExposure,
  Visibility,
} from './stored-exposure.js';

const visibleToAll: Visibility = { publicFrom: null, withdrawnAt: null, withdrawnReason: null };

/** The index as an ingest run sees it: each method is one transaction. */
export class IngestStore {
  constructor(
    private readonly database: DataSource,
    private readonly directories: ArchiveDirectories,
    private readonly now: () => Date,
  ) {}

  async findExposure(rootname: string): Promise<StoredExposure | undefined> {
    const row = await this.database.getRepository(ExposureRow).findOne({
      where: { rootname },
      relations: { files: true, metadata: true },
    });
    return row === null ? undefined : this.stored(row);
  }

  /** Writes every row of an exposure, or replaces those that are there, in one transaction. */
  async saveExposure(exposure: ExposureToSave): Promise<void> {
    await this.database.transaction(async (manager) => {
      const known = await manager.findOneBy(ExposureRow, { rootname: exposure.rootname });
      const metadataId = await this.saveMetadata(manager, exposure, known?.metadataId);
      const visibility = known ?? { ...visibleToAll, publicFrom: exposure.publicFrom };
      const exposureId = await this.saveExposureRow(manager, exposure, metadataId, known ?? visibility);
      await manager.delete(ExposureFileRow, { exposureId });
      await manager.insert(
        ExposureFileRow,
        exposure.files.map(({ filename, role, bytes, sha256, directory }) => {
          return { exposureId, filename, role, bytes, sha256, path: this.relative(directory) };
        }),
      );
      await this.saveIndividual(manager, exposure, metadataId, visibility);
      await manager.delete(
        BadDataRow,
        exposure.files.map(({ filename }) => ({ filename })),
      );
    });
  }

  /** Records that a file was refused; a second refusal of the same name replaces the first. */
  async saveRefusal(filename: string, reason: RefusalReason): Promise<void> {
    await this.database.transaction(async (manager) => {
      const known = await manager.findOneBy(BadDataRow, { filename });
      await manager.save(BadDataRow, { ...known, filename, reason, ingestDate: this.today() });
    });
  }

  /** Every configuration of every target that is not moving, with its exposures in time order. */
  async configurations(): Promise<readonly ConfigurationMembers[]> {
    const rows = await this.database.getRepository(ExposureRow).find({
      where: { movingTarget: false },
      relations: { files: true, metadata: true },
      order: { startMjd: 'ASC', rootname: 'ASC' },
    });
    const composites = await this.database.getRepository(ProductRow).findBy({ kind: 'composite' });
    const hashes = new Map(composites.map((row) => [configurationName(row), row.provenanceHash]));
    const groups = new Map<string, ExposureRow[]>();
    for (const row of rows) {
      const name = configurationName(row.metadata!);
      groups.set(name, [...(groups.get(name) ?? []), row]);
    }
    return [...groups].map(([name, members]) => ({
      name,
      configuration: members[0]!.metadata!,
      simulated: members.every(({ simulated }) => simulated),
      exposures: members.map((row) => this.stored(row)),
      compositeHash: hashes.get(name) ?? null,
    }));
  }

  /** Writes a composite's rows, and its name into the `outputs` row of each member, in one transaction. */
  async saveComposite(
    of: ConfigurationMembers,
    product: WrittenProduct,
    provenanceHash: string,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      const row = productOf(product, this.relative(product.directory), this.now());
      await this.replaceProduct(manager, { ...row, ...composite(of), provenanceHash }, product);
      const members = await manager.find(ExposureRow, {
        where: of.exposures.map(({ rootname }) => ({ rootname })),
      });
      for (const { rootname, metadataId } of members) {
        const isIn = product.members.some(
          (member) => member.rootname === rootname && member.dataset !== null,
        );
        await manager.update(
          OutputsRow,
          { metadataId },
          {
            compositePath: isIn ? this.relative(product.directory) : null,
            compositeFilename: isIn ? product.filename : null,
          },
        );
      }
    });
  }

  async addItem(runId: number, item: IngestItem): Promise<void> {
    await this.database.getRepository(IngestItemRow).insert({ ...item, runId });
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
    { rootname, files, extraction }: ExposureToSave,
    metadataId: number,
    known: ExposureRow | Visibility,
  ): Promise<number> {
    const { identity, eventCount, product } = extraction;
    const saved = await manager.save(ExposureRow, {
      ...known,
      metadataId,
      rootname,
      proposal: identity.proposalId,
      rightAscensionDegrees: identity.rightAscension,
      declinationDegrees: identity.declination,
      startMjd: identity.startMjd,
      endMjd: identity.endMjd,
      exposureSeconds: identity.exposureSeconds,
      eventCount,
      date: identity.date,
      simulated: identity.simulated,
      movingTarget: identity.movingTarget,
      caveats: product.caveats,
      inputSha256: inputsHash(files),
    });
    return saved.id;
  }

  private async saveIndividual(
    manager: EntityManager,
    exposure: ExposureToSave,
    metadataId: number,
    { publicFrom, withdrawnAt, withdrawnReason }: Visibility,
  ) {
    const { product, identity } = exposure.extraction;
    const row = productOf(product, this.relative(product.directory), this.now());
    const provenanceHash = inputsHash(exposure.files);
    await this.replaceProduct(
      manager,
      {
        ...row,
        ...individual(exposure.rootname, identity),
        provenanceHash,
        publicFrom,
        withdrawnAt,
        withdrawnReason,
      },
      product,
    );
    const known = await manager.findOneBy(OutputsRow, { metadataId });
    await manager.save(OutputsRow, {
      ...known,
      metadataId,
      individualPath: this.relative(product.directory),
      individualFilename: product.filename,
    });
  }

  private async replaceProduct(
    manager: EntityManager,
    row: Omit<ProductRow, 'id' | 'members' | keyof Visibility> & Partial<Visibility>,
    { members }: WrittenProduct,
  ): Promise<void> {
    const known = await manager.findOneBy(ProductRow, { stem: row.stem });
    // a new version of a withdrawn product stays withdrawn
    const { id: productId } = await manager.save(ProductRow, { ...(known ?? visibleToAll), ...row });
    await manager.delete(ProductMemberRow, { productId });
    await manager.insert(
      ProductMemberRow,
      members.map((member) => ({ ...member, productId })),
    );
  }

  private stored({ rootname, inputSha256, files, metadata }: ExposureRow): StoredExposure {
    return {
      rootname,
      inputSha256,
      folder: path.posix.basename(metadata!.path),
      files: files!.map(({ filename, path: folder, bytes, sha256 }) => {
        return { filename, path: archiveFile(this.directories, folder, filename), bytes, sha256 };
      }),
    };
  }

  private relative(directory: string): string {
    return archiveFolder(this.directories, directory);
  }

  private today(): string {
    return this.now().toISOString().slice(0, 10);
  }
}

function configurationName({
  targname,
  instrume,
  detector,
  optElem,
  cenwave,
  aperture,
}: Configuration): string {
  return [targname, instrume, detector, optElem, cenwave, aperture].join(' ');
}

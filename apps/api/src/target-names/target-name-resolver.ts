import type { DataSource } from 'typeorm';
import { MetadataRow } from '../database/entities/metadata-row.js';
import type { NameService } from './name-service.js';
import { TargetAliasesRepository } from './target-aliases.repository.js';
import { exceptionKey, targetNameKey } from './target-name-key.js';

/** What decided on a target's name. */
export type NameSource = 'exception' | 'alias' | 'spelling' | 'name service' | 'header';

export interface NameResolution {
  readonly target: string;
  readonly by: NameSource;
}

/** Names that stand for no single object: exposures that bear them are never joined. */
const nameless = /^(ANY|NONE|UNKNOWN|BLANK(-?SKY)?|SKY)([-_ ]?\d+)?$/i;

/**
 * Says which target an exposure is of, in the ancestors' order: the archive's own aliases (exceptions first, which
 * hold for one spelling only), then a name in the archive that is the same but for its spelling, then a name in the
 * archive that the name service calls the same object; else the name in the header.
 */
export class TargetNameResolver {
  private constructor(
    private readonly aliases: ReadonlyMap<string, string>,
    private readonly inArchive: Map<string, string>,
    private readonly service: NameService | undefined,
  ) {}

  /** Loads the archive's names and aliases; `service` undefined: nobody is asked. */
  static async load(database: DataSource, service?: NameService): Promise<TargetNameResolver> {
    const rows = await new TargetAliasesRepository(database).list();
    const names = await database
      .getRepository(MetadataRow)
      .createQueryBuilder('metadata')
      .select('metadata.targname', 'name')
      .addSelect('COUNT(*)', 'exposures')
      .groupBy('metadata.targname')
      .orderBy('exposures', 'ASC')
      .addOrderBy('metadata.targname', 'DESC')
      .getRawMany<{ name: string }>();
    // of two spellings the one that more exposures bear is the archive's, and is set last
    const inArchive = new Map(names.map(({ name }) => [targetNameKey(name), name]));
    return new TargetNameResolver(
      new Map(rows.map(({ aliasKey, target }) => [aliasKey, target])),
      inArchive,
      service,
    );
  }

  /** @param isMoving moving targets are no catalogued objects: the name service is not asked for them */
  async resolve(headerName: string, isMoving: boolean): Promise<NameResolution> {
    const name = headerName.trim();
    if (nameless.test(name)) return { target: name, by: 'header' };
    const exception = this.aliases.get(exceptionKey(name));
    if (exception !== undefined) return { target: exception, by: 'exception' };
    const key = targetNameKey(name);
    const alias = this.aliases.get(key);
    if (alias !== undefined) return { target: alias, by: 'alias' };
    const known = this.inArchive.get(key);
    if (known !== undefined) return { target: known, by: known === name ? 'header' : 'spelling' };
    const other = isMoving ? undefined : await this.sameObject(name, key);
    if (other !== undefined) return { target: other, by: 'name service' };
    this.inArchive.set(key, name);
    return { target: name, by: 'header' };
  }

  /** The same for a name that is in the archive already: the name service may know it by another that is there too. */
  async resolveKnown(name: string, isMoving: boolean): Promise<NameResolution> {
    const resolution = await this.resolve(name, isMoving);
    if (resolution.by !== 'header' || isMoving || nameless.test(name)) return resolution;
    const other = await this.sameObject(name, targetNameKey(name));
    return other === undefined ? resolution : { target: other, by: 'name service' };
  }

  /** Takes a name out of the archive's: its exposures are of another target now. */
  forget(name: string): void {
    const key = targetNameKey(name);
    if (this.inArchive.get(key) === name) this.inArchive.delete(key);
  }

  /** A name in the archive, of another spelling, that the name service gives to the same object. */
  private async sameObject(name: string, key: string): Promise<string | undefined> {
    const object = await this.service?.lookUp(name);
    if (object === null || object === undefined) return undefined;
    const keys = [object.mainName, ...object.aliases].map(targetNameKey).filter((each) => each !== key);
    for (const each of keys) {
      const target = this.aliases.get(each) ?? this.inArchive.get(each);
      if (target !== undefined && target !== name) return target;
    }
    return undefined;
  }
}

import type { DataSource } from 'typeorm';
import { In } from 'typeorm';
import { withArchiveLock } from '../archive/archive-lock.js';
import type { ArchiveDirectories } from '../config/directories.js';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { MetadataRow } from '../database/entities/metadata-row.js';
import { ResolvedNameRow } from '../database/entities/resolved-name-row.js';
import type { TargetAliasRow } from '../database/entities/target-alias-row.js';
import { invalidParameter, notFound } from '../http/problem-failure.js';
import { restoreAliases, saveAliases } from './alias-file.js';
import type { NameService } from './name-service.js';
import { mergeTargets, splitTarget, type Retargeted } from './retarget.js';
import {
  separation,
  suggestSameTargets,
  type SameTargetSuggestion,
  type TargetPlace,
} from './same-target.js';
import { TargetAliasesRepository } from './target-aliases.repository.js';
import { targetNameKey } from './target-name-key.js';
import { TargetNameResolver } from './target-name-resolver.js';

/** What a change of names brought about. */
export interface NameChange {
  readonly aliases: readonly TargetAliasRow[];
  readonly retargeted: readonly Retargeted[];
}

/** Names that agree in spelling or by the name service are of one target only if the places agree so well (arcsec). */
const samePlaceArcsec = 60;

/** The names of the archive's targets: aliases, and what follows from them for exposures and lightcurves. */
export class TargetNames {
  readonly aliases: TargetAliasesRepository;

  constructor(
    private readonly database: DataSource,
    private readonly directories: ArchiveDirectories,
  ) {
    this.aliases = new TargetAliasesRepository(database);
  }

  /**
   * Makes a name an alias of a target. Exposures that bear the alias, in whatever spelling, become the target's: two
   * targets are merged so.
   *
   * @throws ProblemFailure `not-found` when the archive has no such target, `conflict` when the name is another's alias
   */
  async add(alias: string, target: string, addedBy: string): Promise<NameChange> {
    const names = await this.names();
    if (!names.includes(target)) throw notFound('target', target);
    return this.alone(async () => {
      const row = await this.aliases.add({ alias, target, origin: 'staff', addedBy });
      const retargeted: Retargeted[] = [];
      for (const name of names.filter((each) => each !== target && targetNameKey(each) === row.aliasKey)) {
        await this.aliases.removeException(name);
        retargeted.push(await mergeTargets(this.database, name, target));
      }
      return { aliases: await this.aliases.list(target), retargeted };
    });
  }

  /**
   * Takes an alias from a target. Exposures whose header has that name, in whatever spelling, bear it again: a target
   * is split so; and their spelling becomes an exception, so that no rule joins them again.
   *
   * @throws ProblemFailure `not-found` when there is neither such an alias nor an exposure of that name
   */
  async remove(alias: string, target: string, removedBy: string): Promise<NameChange> {
    const key = targetNameKey(alias);
    if (alias === target) throw invalidParameter('alias', 'expected another name than the target itself');
    return this.alone(async () => {
      const wasThere = await this.aliases.remove(alias, target);
      const retargeted = await splitTarget(
        this.database,
        this.directories,
        target,
        (name) => targetNameKey(name) === key,
      );
      if (!wasThere && retargeted.length === 0) throw notFound(`alias of ${JSON.stringify(target)}`, alias);
      for (const { to } of retargeted) await this.aliases.addException(to, removedBy);
      return { aliases: await this.aliases.list(target), retargeted };
    });
  }

  /**
   * Brings the names of the archive into agreement with aliases, spelling and, if it may be asked, the name service.
   * Where spelling or service decide, the places on the sky must agree; what they joined becomes an alias, so that it
   * can be seen and taken back.
   */
  async apply(service?: NameService): Promise<readonly Retargeted[]> {
    return this.alone(async () => {
      const resolver = await TargetNameResolver.load(this.database, service);
      const places = new Map((await this.places()).map((place) => [place.name, place]));
      const retargeted: Retargeted[] = [];
      for (const name of await this.names()) {
        const isMoving = !places.has(name);
        const { target, by } = await resolver.resolveKnown(name, isMoving);
        if (target === name || by === 'exception') continue;
        if (by !== 'alias' && !areTogether(places.get(name), places.get(target))) continue;
        if (by === 'name service')
          await this.aliases.add({ alias: name, target, origin: 'sesame', addedBy: 'name service' });
        retargeted.push(await mergeTargets(this.database, name, target));
        resolver.forget(name);
      }
      return retargeted;
    });
  }

  /** Targets at one place, which may be one; nothing is done about them. */
  async suggestions(): Promise<readonly SameTargetSuggestion[]> {
    return suggestSameTargets(await this.places());
  }

  /** Where each target is that does not move among the stars, and its proper motion if that was ever looked up. */
  private async places(): Promise<readonly TargetPlace[]> {
    const firsts = await this.database
      .getRepository(MetadataRow)
      .createQueryBuilder('metadata')
      .innerJoin(ExposureRow, 'exposure', 'exposure.metadataId = metadata.id')
      .select('metadata.targname', 'name')
      .addSelect('MIN(exposure.id)', 'first')
      .where('exposure.movingTarget = :moving', { moving: false })
      .andWhere('exposure.rightAscensionDegrees IS NOT NULL AND exposure.declinationDegrees IS NOT NULL')
      .andWhere("metadata.targname NOT IN ('ANY', 'NONE')")
      .groupBy('metadata.targname')
      .getRawMany<{ name: string; first: number }>();
    const exposures = new Map<number, ExposureRow>();
    for (let start = 0; start < firsts.length; start += 500) {
      const ids = firsts.slice(start, start + 500).map(({ first }) => first);
      for (const row of await this.database.getRepository(ExposureRow).findBy({ id: In(ids) }))
        exposures.set(row.id, row);
    }
    const motions = await this.motions();
    return firsts.map(({ name, first }) => {
      const { rightAscensionDegrees, declinationDegrees, startMjd } = exposures.get(first)!;
      return {
        name,
        rightAscensionDegrees: rightAscensionDegrees!,
        declinationDegrees: declinationDegrees!,
        epochMjd: startMjd,
        properMotion: motions.get(name) ?? null,
      };
    });
  }

  private async motions(): Promise<ReadonlyMap<string, readonly [number, number]>> {
    const rows = await this.database.getRepository(ResolvedNameRow).findBy({ found: true });
    return new Map(
      rows.flatMap(({ name, properMotionRaMasPerYear: ra, properMotionDecMasPerYear: dec }) =>
        ra === null || dec === null ? [] : [[name, [ra, dec]] as const],
      ),
    );
  }

  /** The archive's names, those of fewest exposures first: they give way to the others. */
  private async names(): Promise<readonly string[]> {
    const rows = await this.database
      .getRepository(MetadataRow)
      .createQueryBuilder('metadata')
      .select('metadata.targname', 'name')
      .addSelect('COUNT(*)', 'exposures')
      .groupBy('metadata.targname')
      .orderBy('exposures', 'ASC')
      .addOrderBy('metadata.targname', 'DESC')
      .getRawMany<{ name: string }>();
    return rows.map(({ name }) => name);
  }

  /** While no ingest run goes on: it would write the names it had read before. What is decided is also kept in a file. */
  private alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const { home } = this.directories;
    return withArchiveLock(home, async () => {
      await restoreAliases(this.database, home);
      const result = await work();
      await saveAliases(this.database, home);
      return result;
    });
  }
}

/** Moving targets are where their names say; of others the places must agree. */
function areTogether(one: TargetPlace | undefined, other: TargetPlace | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return separation(one, other) <= samePlaceArcsec;
}

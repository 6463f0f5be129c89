import type { DataSource } from 'typeorm';
import type { ServiceAddresses } from '../config/configuration.js';
import { ResolvedNameRow } from '../database/entities/resolved-name-row.js';
import { isRemoteFailure } from '../remote/remote-failure.js';
import { askSesame, type ResolvedObject } from './sesame.js';

/** After so many vain questions in a row, nobody is asked any more. */
const patienceInVain = 3;

/** The name service with its memory: a name is asked for once, and an archive without a network does without. */
export class NameService {
  private vain = 0;

  constructor(
    private readonly database: DataSource,
    private readonly services: ServiceAddresses,
    private readonly onVain: (words: string) => void = () => undefined,
  ) {}

  /** What is known of a name: remembered, or asked for now; undefined when it cannot be asked. */
  async lookUp(name: string): Promise<ResolvedObject | null | undefined> {
    const remembered = await this.rows.findOneBy({ name });
    if (remembered !== null) return objectOf(remembered);
    const { sesame, sesameTimeoutMilliseconds } = this.services;
    if (sesame === undefined || name.length > 60 || this.vain >= patienceInVain) return undefined;
    try {
      const object = await askSesame(sesame, name, sesameTimeoutMilliseconds);
      this.vain = 0;
      await this.remember(name, object);
      return object;
    } catch (error) {
      if (!isRemoteFailure(error)) throw error;
      this.vain += 1;
      this.onVain(error.message);
      return undefined;
    }
  }

  private async remember(name: string, object: ResolvedObject | null): Promise<void> {
    const [alongRa, alongDec] = object?.properMotion ?? [null, null];
    await this.rows.insert({
      name,
      found: object !== null,
      mainName: object?.mainName.slice(0, 100) ?? null,
      rightAscensionDegrees: object?.position?.rightAscensionDegrees ?? null,
      declinationDegrees: object?.position?.declinationDegrees ?? null,
      properMotionRaMasPerYear: alongRa,
      properMotionDecMasPerYear: alongDec,
      aliases: object?.aliases ?? [],
      askedAt: new Date(),
    });
  }

  private get rows() {
    return this.database.getRepository(ResolvedNameRow);
  }
}

function objectOf(row: ResolvedNameRow): ResolvedObject | null {
  if (!row.found) return null;
  const { rightAscensionDegrees, declinationDegrees } = row;
  const { properMotionRaMasPerYear: alongRa, properMotionDecMasPerYear: alongDec } = row;
  return {
    mainName: row.mainName ?? row.name,
    position:
      rightAscensionDegrees === null || declinationDegrees === null
        ? null
        : { rightAscensionDegrees, declinationDegrees },
    properMotion: alongRa === null || alongDec === null ? null : [alongRa, alongDec],
    aliases: row.aliases,
  };
}

import { chmod, chown, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** How what the archive writes may be read: the group by name, and the bits of files and folders. */
export interface Permissions {
  readonly group: string;
  readonly fileMode: number;
  readonly directoryMode: number;
}

/** Gives files and folders of the archive their group and modes; a missing group is one warning, not a failure. */
export class PermissionKeeper {
  private groupId: number | undefined;

  private constructor(private readonly permissions: Permissions) {}

  static async create(permissions: Permissions, warn: (text: string) => void): Promise<PermissionKeeper> {
    const keeper = new PermissionKeeper(permissions);
    keeper.groupId = await findGroup(permissions.group);
    if (keeper.groupId === undefined)
      warn(`group "${permissions.group}" does not exist here: files keep your own group (set HSTLC_GROUP)`);
    return keeper;
  }

  /** Makes a folder, and those above it that are missing, with group and mode. */
  async directory(directory: string): Promise<string> {
    const first = await mkdir(directory, { recursive: true });
    if (first === undefined) return directory;
    for (let each = directory; each.length >= first.length; each = path.dirname(each))
      await this.set(each, this.permissions.directoryMode);
    return directory;
  }

  /** Gives a folder that exists its group and mode. */
  async give(directory: string): Promise<void> {
    await this.set(directory, this.permissions.directoryMode);
  }

  /** Gives a file its group and mode. */
  async file(file: string): Promise<void> {
    await this.set(file, this.permissions.fileMode);
  }

  private async set(place: string, mode: number): Promise<void> {
    if (this.groupId !== undefined) await chown(place, -1, this.groupId).catch(ignoreNotOwner);
    await chmod(place, mode).catch(ignoreNotOwner);
  }
}

async function findGroup(name: string): Promise<number | undefined> {
  const table = await readFile('/etc/group', 'utf8').catch(() => '');
  const line = table.split('\n').find((each) => each.startsWith(`${name}:`));
  return line === undefined ? undefined : Number(line.split(':')[2]);
}

/** Files that belong to somebody else keep what they have: their owner decides. */
function ignoreNotOwner(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) throw error;
}

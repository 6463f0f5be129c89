import { PermissionKeeper } from '../archive/permissions.js';
import type { Configuration } from '../config/configuration.js';

/** Makes the archive's root, in which the database's file may lie, if it is not there. */
export async function prepareHome({ permissions, directories }: Configuration): Promise<void> {
  const keeper = await PermissionKeeper.create(permissions, () => undefined);
  await keeper.directory(directories.home);
}

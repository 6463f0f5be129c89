import { accessSync, constants } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const folders = (process.env.PATH ?? '')
  .split(path.delimiter)
  .concat('/usr/sbin', '/usr/local/sbin')
  .filter((folder) => folder !== '');

/** The absolute path of the first of these programs that can be run: on PATH, or where Debian keeps servers. */
export function findProgram(...names) {
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Debian's Python when it has what golden data and the independent exposures are made with. */
export function findAstropy() {
  const python = '/usr/bin/python3';
  return spawnSync(python, ['-c', 'import astropy, scipy']).status === 0 ? python : undefined;
}

/** Debian's Python when it has what the examples of the Virtual Observatory are run with. */
export function findPyvo() {
  const python = '/usr/bin/python3';
  return spawnSync(python, ['-c', 'import pyvo']).status === 0 ? python : undefined;
}

// Preloaded (`node --import`) into a program under test: ends the process by SIGKILL at a named operation on files or
// on the database. FAULT_AT is "<operation> <before|inside|after> <regular expression on the path or statement>",
// optionally with "#<n>" for the n-th that matches. Worker threads are counted each by itself.
import fs from 'node:fs/promises';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import path from 'node:path';

const fault = parse(process.env.FAULT_AT);
let matches = 0;

if (fault) {
  for (const operation of ['rename', 'copyFile', 'mkdir', 'chmod', 'rm']) wrap(operation);
  wrapOpen();
  wrapDatabase();
  syncBuiltinESMExports();
}

function parse(text) {
  const match = /^(\w+) (before|inside|after) (.+?)(?:#(\d+))?$/.exec(text ?? '');
  if (match === null) return undefined;
  return { operation: match[1], when: match[2], on: new RegExp(match[3]), count: Number(match[4] ?? 1) };
}

function isHere(operation, when, subject) {
  if (fault.operation !== operation || fault.when !== when || !fault.on.test(subject)) return false;
  matches += 1;
  return matches === fault.count;
}

function die() {
  process.kill(process.pid, 'SIGKILL');
  // the signal stops all threads a moment later: do nothing more until then
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

function wrap(operation) {
  const original = fs[operation];
  fs[operation] = async (...values) => {
    // of a move the goal counts
    const subject = String(operation === 'rename' || operation === 'copyFile' ? values[1] : values[0]);
    if (isHere(operation, 'before', subject)) die();
    const result = await original(...values);
    if (isHere(operation, 'after', subject)) die();
    return result;
  };
}

function wrapOpen() {
  const original = fs.open;
  fs.open = async (file, flags, ...rest) => {
    const handle = await original(file, flags, ...rest);
    const subject = String(file);
    if (flags === 'w' && isHere('open', 'after', subject)) die();
    const writeFile = handle.writeFile.bind(handle);
    handle.writeFile = async (bytes, ...more) => {
      if (isHere('write', 'inside', subject)) {
        await writeFile(bytes.subarray(0, bytes.length >> 1), ...more);
        die();
      }
      await writeFile(bytes, ...more);
      if (isHere('write', 'after', subject)) die();
    };
    const sync = handle.sync.bind(handle);
    handle.sync = async () => {
      await sync();
      if (isHere('sync', 'after', subject)) die();
    };
    return handle;
  };
}

function wrapDatabase() {
  const require = createRequire(path.resolve(import.meta.dirname, '../apps/api/package.json'));
  const binding = require('@photostructure/sqlite');
  // the class itself is sealed
  class FaultyDatabase extends binding.DatabaseSync {
    prepare(sql, ...rest) {
      const statement = super.prepare(sql, ...rest);
      return new Proxy(statement, {
        get(target, name) {
          const value = target[name];
          if (typeof value !== 'function') return value;
          return (...values) => {
            if (name !== 'columns' && isHere('statement', 'before', sql)) die();
            const result = value.apply(target, values);
            if (name !== 'columns' && isHere('statement', 'after', sql)) die();
            return result;
          };
        },
      });
    }
  }
  require.cache[require.resolve('@photostructure/sqlite')].exports = {
    ...binding,
    DatabaseSync: FaultyDatabase,
  };
}

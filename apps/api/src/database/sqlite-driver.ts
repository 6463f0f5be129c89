import { createRequire } from 'node:module';
import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';

// TypeORM is CommonJS and so is the binding's fastest entry; `import` would pull its ESM copy beside it.
const { DatabaseSync }: typeof import('@photostructure/sqlite') = createRequire(import.meta.url)(
  '@photostructure/sqlite',
);

type SqlValue = null | number | bigint | string | Uint8Array;

/** SQLite's extended result codes by the names that better-sqlite3 gives them. */
const errorCodes: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  13: 'SQLITE_FULL',
  275: 'SQLITE_CONSTRAINT_CHECK',
  787: 'SQLITE_CONSTRAINT_FOREIGNKEY',
  1299: 'SQLITE_CONSTRAINT_NOTNULL',
  1555: 'SQLITE_CONSTRAINT_PRIMARYKEY',
  1811: 'SQLITE_CONSTRAINT_TRIGGER',
  2067: 'SQLITE_CONSTRAINT_UNIQUE',
};

function namingErrors<Result>(action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && typeof error.errcode === 'number') {
      const code = errorCodes[error.errcode];
      if (code !== undefined) Object.assign(error, { code });
    }
    throw error;
  }
}

/**
 * The binding takes a number that lies less than 2.2e-16 above a whole one for an integer and cuts it: a false-alarm
 * probability of 1e-20 and -0.9999999999999999 both become 0. As text it goes through whole: compared with, or stored
 * in, a column of numbers it is a number again; beside an expression it must be made one (`? + 0e0`).
 */
function binding(value: SqlValue): SqlValue {
  if (typeof value !== 'number' || Number.isInteger(value)) return value;
  return value - Math.floor(value) < Number.EPSILON ? String(value) : value;
}

class SqliteStatement {
  /** Whether it gives rows; TypeORM asks this to choose between `all` and `run`. */
  readonly reader: boolean;

  constructor(private readonly statement: StatementSyncInstance) {
    this.reader = statement.columns().length > 0;
  }

  all(...values: SqlValue[]): unknown[] {
    return namingErrors(() => this.statement.all(...values.map(binding)));
  }

  get(...values: SqlValue[]): unknown {
    return namingErrors(() => this.statement.get(...values.map(binding)));
  }

  run(...values: SqlValue[]): { changes: number | bigint; lastInsertRowid: number | bigint } {
    return namingErrors(() => this.statement.run(...values.map(binding)));
  }
}

/**
 * @photostructure/sqlite in the shape of better-sqlite3, for TypeORM's `driver` option.
 *
 * The binding's binary lies in its npm tarball, so nothing is compiled or fetched at install.
 */
export class SqliteDriver {
  private readonly database: DatabaseSyncInstance;

  constructor(file: string, options: { readonly readonly?: boolean; readonly timeout?: number } = {}) {
    const { readonly = false, timeout = 5000 } = options;
    this.database = namingErrors(() => new DatabaseSync(file, { readOnly: readonly, timeout }));
  }

  prepare(sql: string): SqliteStatement {
    return namingErrors(() => new SqliteStatement(this.database.prepare(sql)));
  }

  pragma(text: string): unknown[] {
    return namingErrors(() => this.database.prepare(`PRAGMA ${text}`).all());
  }

  exec(sql: string): this {
    namingErrors(() => this.database.exec(sql));
    return this;
  }

  close(): void {
    this.database.close();
  }
}

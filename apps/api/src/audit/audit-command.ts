import type { DataSource } from 'typeorm';
import { AuditRow } from '../database/entities/audit-row.js';

/** Keeps what somebody at the machine changed beside what comes over the network. @param command without `hstlc` */
export async function auditCommand(database: DataSource, command: string, words: object): Promise<void> {
  await database.getRepository(AuditRow).insert({
    at: new Date(),
    who: null,
    client: 'command line',
    method: 'COMMAND',
    address: `hstlc ${command}`,
    body: JSON.stringify(words).slice(0, 2000),
    status: 200,
    code: null,
    requestId: '',
  });
}

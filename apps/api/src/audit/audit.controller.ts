import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { auditPageSchema, auditQuerySchema, type AuditPage, type AuditQuery } from '@hstlc/contract';
import { DataSource } from 'typeorm';
import { AuditRow } from '../database/entities/audit-row.js';
import { latestPage } from '../http/latest-page.js';
import { StaffOnly } from '../http/staff-only.js';

/** Who wanted to change what, and how it ended. */
@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @StaffOnly('admin')
  @ApiOkResponse({ standardSchema: auditPageSchema })
  async list(@Query({ schema: auditQuerySchema }) { who, limit, cursor }: AuditQuery): Promise<AuditPage> {
    const audit = this.dataSource.getRepository(AuditRow);
    const { rows, ...page } = await latestPage(audit, { limit, cursor }, who === undefined ? {} : { who });
    return { items: rows.map(toEntry), ...page };
  }
}

function toEntry(row: AuditRow): AuditPage['items'][number] {
  const { id, who, client, method, address, body, status, requestId } = row;
  const code = auditPageSchema.shape.items.element.shape.code.parse(row.code);
  return { id, at: row.at.toISOString(), who, client, method, address, body, status, code, requestId };
}

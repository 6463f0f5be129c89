import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { auditPageSchema, auditQuerySchema, type AuditPage, type AuditQuery } from '@hstlc/contract';
import { DataSource, LessThan } from 'typeorm';
import { z } from 'zod';
import { AuditRow } from '../database/entities/audit-row.js';
import { BearerGuard, RequiredScope } from '../http/bearer.guard.js';
import { decodeCursor, pageOf } from '../http/cursor.js';

const cursorSchema = z.tuple([z.number().int()]);

/** Who wanted to change what, and how it ended. */
@ApiTags('audit')
@ApiBearerAuth()
@Controller('audit')
export class AuditController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @UseGuards(BearerGuard)
  @RequiredScope('admin')
  @ApiOkResponse({ standardSchema: auditPageSchema })
  async list(@Query({ schema: auditQuerySchema }) { who, limit, cursor }: AuditQuery): Promise<AuditPage> {
    const rows = this.dataSource.getRepository(AuditRow);
    const wanted = who === undefined ? {} : { who };
    const before = cursor === undefined ? {} : { id: LessThan(decodeCursor(cursor, cursorSchema)[0]) };
    const fetched = await rows.find({
      where: { ...wanted, ...before },
      order: { id: 'DESC' },
      take: limit + 1,
    });
    const page = pageOf(fetched, limit, ({ id }) => [id]);
    const total = await rows.countBy(wanted);
    return { items: page.rows.map(toEntry), total, next: page.next };
  }
}

function toEntry(row: AuditRow): AuditPage['items'][number] {
  const { id, who, client, method, address, body, status, requestId } = row;
  const code = auditPageSchema.shape.items.element.shape.code.parse(row.code);
  return { id, at: row.at.toISOString(), who, client, method, address, body, status, code, requestId };
}

import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import {
  aliasChangeSchema,
  aliasListSchema,
  aliasRequestSchema,
  targetSuggestionListSchema,
  type Alias,
  type AliasChange,
  type AliasList,
  type AliasRequest,
  type TargetSuggestionList,
} from '@hstlc/contract';
import type { Request } from 'express';
import type { TargetAliasRow } from '../database/entities/target-alias-row.js';
import { staffName } from '../http/bearer.guard.js';
import { StaffOnly } from '../http/staff-only.js';
import { TargetNames, type NameChange } from './target-names.js';

@ApiTags('targets')
@Controller()
export class AliasesController {
  constructor(private readonly names: TargetNames) {}

  @Get('targets/:name/aliases')
  @ApiOkResponse({ standardSchema: aliasListSchema })
  async list(@Param('name') target: string): Promise<AliasList> {
    return { items: (await this.names.aliases.list(target)).map(toAlias) };
  }

  /** Exposures that bear the alias become those of the target. */
  @Post('targets/:name/aliases')
  @HttpCode(200)
  @StaffOnly('catalog:write')
  @ApiOkResponse({ standardSchema: aliasChangeSchema })
  async add(
    @Param('name') target: string,
    @Body({ schema: aliasRequestSchema }) { alias }: AliasRequest,
    @Req() request: Request,
  ): Promise<AliasChange> {
    return toAliasChange(await this.names.add(alias, target, staffName(request)));
  }

  /** Exposures whose header has the alias bear it again. */
  @Delete('targets/:name/aliases')
  @StaffOnly('catalog:write')
  @ApiQuery({ name: 'alias', type: String, description: 'the name to take away' })
  @ApiOkResponse({ standardSchema: aliasChangeSchema })
  async remove(
    @Param('name') target: string,
    @Query({ schema: aliasRequestSchema }) { alias }: AliasRequest,
    @Req() request: Request,
  ): Promise<AliasChange> {
    return toAliasChange(await this.names.remove(alias, target, staffName(request)));
  }

  @Get('target-suggestions')
  @ApiOkResponse({ standardSchema: targetSuggestionListSchema })
  async suggestions(): Promise<TargetSuggestionList> {
    const suggestions = await this.names.suggestions();
    return { items: suggestions.map(({ targets, ...rest }) => ({ targets: [...targets], ...rest })) };
  }
}

function toAlias({ alias, target, origin, addedBy, addedAt }: TargetAliasRow): Alias {
  return { alias, target, origin, addedBy, addedAt: addedAt.toISOString() };
}

function toAliasChange({ aliases, retargeted }: NameChange): AliasChange {
  return { items: aliases.map(toAlias), retargeted: retargeted.map((each) => ({ ...each })) };
}

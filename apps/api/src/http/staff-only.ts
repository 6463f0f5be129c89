import { applyDecorators, UseGuards } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import type { Scope } from '@hstlc/contract';
import { BearerGuard, RequiredScope } from './bearer.guard.js';

/** Only for bearers of a token with this scope; the OpenAPI document says so. */
export const StaffOnly = (scope: Scope | 'any') =>
  applyDecorators(UseGuards(BearerGuard), RequiredScope(scope), ApiBearerAuth());

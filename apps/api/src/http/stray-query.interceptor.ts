import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { unknownParameters } from './validation.pipe.js';

/** Refuses parameters at addresses that take none: whoever gives one means something that would not happen. */
export class StrayQueryInterceptor implements NestInterceptor {
  /** @throws ProblemFailure 'unknown-parameter' */
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const names = Object.keys(context.switchToHttp().getRequest<Request>().query);
    if (names.length > 0 && !takesQuery(context)) throw unknownParameters(names);
    return next.handle();
  }
}

/** Whether the operation has a `@Query` among its parameters. */
function takesQuery(context: ExecutionContext): boolean {
  const operation = context.getHandler().name;
  const parameters: object = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), operation) ?? {};
  return Object.keys(parameters).some((key) => Number.parseInt(key, 10) === RouteParamtypes.QUERY);
}

import { stat } from 'node:fs/promises';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Configuration } from '../config/configuration.js';
import { configurationToken } from '../config/configuration.module.js';
import { archiveFile } from '../config/directories.js';
import { notFound, ProblemFailure } from '../http/problem-failure.js';
import { sendFile } from '../http/send-file.js';
import { noQuerySchema, type NoQuery } from '../http/validation.pipe.js';
import { ProductsRepository } from './products.repository.js';
import { downloadHeaders } from './stored-file.js';

@ApiTags('products')
@Controller('products')
export class ProductsController {
  constructor(
    private readonly products: ProductsRepository,
    @Inject(configurationToken) private readonly configuration: Configuration,
  ) {}

  @Get(':filename')
  @ApiProduces('application/fits', 'application/gzip')
  @ApiOkResponse({ description: 'the file; its ETag is its sha256' })
  async download(
    @Param('filename') filename: string,
    @Query({ schema: noQuerySchema }) _query: NoQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const stored = await this.products.find(filename);
    if (stored === null) throw notFound('product', filename);
    const file = archiveFile(this.configuration.directories, stored.path, stored.filename);
    const size = await stat(file).then(
      (found) => found.size,
      () => undefined,
    );
    if (size !== stored.bytes)
      throw new ProblemFailure(
        'unavailable',
        `file "${filename}": expected ${stored.bytes} bytes, found ${size ?? 'none'}`,
      );
    await sendFile(response, file, downloadHeaders(stored, request.headers.range === undefined));
  }
}

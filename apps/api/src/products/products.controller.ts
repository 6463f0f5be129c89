import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { productQuerySchema, type ProductQuery } from '@hstlc/contract';
import type { Request, Response } from 'express';
import type { Configuration } from '../config/configuration.js';
import { configurationToken } from '../config/configuration.module.js';
import { sendFile } from '../http/send-file.js';
import { ProductsRepository } from './products.repository.js';
import { downloadHeaders } from './stored-file.js';
import { wholeFile } from './whole-file.js';

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
    @Query({ schema: productQuerySchema }) { name }: ProductQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const stored = await this.products.find(filename);
    if (stored === null) throw await this.products.absent(filename);
    const { place } = await wholeFile(this.configuration.directories, stored);
    const shownName = name === 'hlsp' ? stored.hlspName : stored.filename;
    const isWhole = request.headers.range === undefined;
    await sendFile(response, place, downloadHeaders(stored, shownName, isWhole));
  }
}

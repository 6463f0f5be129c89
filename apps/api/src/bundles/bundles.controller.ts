import { createHash } from 'node:crypto';
import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { bundleRequestSchema, bundleSchema, routes, type Bundle, type BundleRequest } from '@hstlc/contract';
import type { Request, Response } from 'express';
import type { Configuration } from '../config/configuration.js';
import { configurationToken } from '../config/configuration.module.js';
import { publicOrigin } from '../http/public-origin.js';
import { bundleManifest } from './bundle-manifest.js';
import { bundleScript } from './bundle-script.js';
import { sendZip, zipBytes } from './bundle-zip.js';
import { absolute, BundlesService, bundleStem, type BundleContent } from './bundles.service.js';

/** Many files at once: as one zip, as a manifest, or by a script. */
@ApiTags('bundles')
@Controller('bundles')
export class BundlesController {
  constructor(
    private readonly bundles: BundlesService,
    @Inject(configurationToken) private readonly configuration: Configuration,
  ) {}

  @Post()
  @ApiCreatedResponse({ standardSchema: bundleSchema })
  async make(
    @Body({ schema: bundleRequestSchema }) order: BundleRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Bundle> {
    const stored = await this.bundles.make(order);
    response.setHeader('Location', routes.bundle(stored.id));
    return this.bundles.describe(await this.bundles.contentOf(stored), this.origin(request));
  }

  @Get(':id.zip')
  @ApiProduces('application/zip')
  @ApiOkResponse({ description: 'a zip (zip64, not deflated) of the files, with their manifest' })
  async zip(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const content = await this.bundles.content(id);
    const entries = await this.bundles.zipEntries(content, this.origin(request));
    this.head(response, 'application/zip', `${bundleStem(id)}.zip`);
    response.setHeader('ETag', etagOf(content));
    if (request.fresh) return void response.status(304).end();
    response.setHeader('Content-Length', zipBytes(entries));
    if (request.method === 'HEAD') return void response.end();
    await sendZip(entries, response).catch((error: unknown) => {
      // the receiver went away: nobody is left to be told
      if (request.socket.destroyed && !response.writableFinished) return;
      throw error;
    });
  }

  @Get(':id.manifest.csv')
  @ApiProduces('text/csv')
  @ApiOkResponse({ description: 'name, bytes, sha256, url of each file' })
  async manifest(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const { files } = await this.bundles.content(id);
    this.head(response, 'text/csv; charset=utf-8', `${bundleStem(id)}.manifest.csv`);
    response.send(bundleManifest(absolute(files, this.origin(request))));
  }

  @Get(':id.sh')
  @ApiProduces('text/x-shellscript')
  @ApiOkResponse({ description: 'a shell script that fetches the files with curl, goes on, and verifies' })
  async script(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const { files } = await this.bundles.content(id);
    this.head(response, 'text/x-shellscript; charset=utf-8', `${bundleStem(id)}.sh`);
    response.send(bundleScript(id, absolute(files, this.origin(request))));
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: bundleSchema })
  async one(@Param('id') id: string, @Req() request: Request): Promise<Bundle> {
    return this.bundles.describe(await this.bundles.content(id), this.origin(request));
  }

  private origin(request: Request): string {
    return publicOrigin(this.configuration, request);
  }

  private head(response: Response, type: string, filename: string): void {
    response.setHeader('Content-Type', type);
    response.setHeader('Content-Disposition', `attachment; filename="${filename}"`);
    response.setHeader('Cache-Control', 'no-cache');
  }
}

/** Another one as soon as a file of it has other bytes. */
function etagOf({ stored, files }: BundleContent): string {
  const hashes = files.map(({ sha256 }) => sha256).join();
  return `"${createHash('sha256').update(`${stored.id} ${hashes}`).digest('hex')}"`;
}

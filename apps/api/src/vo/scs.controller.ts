import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Configuration } from '../config/configuration.js';
import { configurationToken } from '../config/configuration.module.js';
import { votableType } from '../formats/votable.js';
import { publicOrigin } from '../http/public-origin.js';
import { ListReader } from '../lists/list-reader.js';
import { observationList } from '../observations/observation-list.js';
import { coneTable, overflow } from './cone-table.js';
import { requiredVoNumber, voNumber, type VoQuery } from './vo-parameters.js';

/** Most rows of one answer; more are announced as overflow. */
const maximumRows = 100_000;

/** Simple Cone Search 1.03: the exposures around a place. */
@ApiTags('virtual observatory')
@Controller('vo/scs')
export class ScsController {
  constructor(
    private readonly lists: ListReader,
    @Inject(configurationToken) private readonly configuration: Configuration,
  ) {}

  @Get()
  @ApiQuery({ name: 'RA', type: Number, description: 'right ascension, ICRS (deg)' })
  @ApiQuery({ name: 'DEC', type: Number, description: 'declination, ICRS (deg)' })
  @ApiQuery({ name: 'SR', type: Number, description: 'radius (deg); 0: what columns there are' })
  @ApiQuery({ name: 'VERB', type: Number, required: false, description: '1: few columns; 2 or 3: all' })
  @ApiQuery({ name: 'MAXREC', type: Number, required: false, description: 'at most so many rows' })
  @ApiProduces(votableType)
  @ApiOkResponse({ description: 'a VOTable of exposures; an error is a VOTable with an INFO named Error' })
  async search(@Query() query: VoQuery, @Req() request: Request, @Res() response: Response): Promise<void> {
    const ra = requiredVoNumber(query, 'RA', 0, 360);
    const dec = requiredVoNumber(query, 'DEC', -90, 90);
    const radius = requiredVoNumber(query, 'SR', 0, 180);
    const verbosity = voNumber(query, 'VERB', 1, 3) ?? 2;
    const limit = Math.floor(voNumber(query, 'MAXREC', 0, 1e9) ?? maximumRows);
    const table = coneTable(verbosity, publicOrigin(this.configuration, request));
    response.type(votableType);
    response.setHeader('Content-Disposition', 'inline; filename="hstlc-cone.xml"');
    if (radius === 0 || request.method === 'HEAD') {
      response.send(table.writer.begin() + table.writer.end());
      return;
    }
    const rows = this.rows({ ra, dec, radius }, Math.min(limit, maximumRows), table);
    await pipeline(Readable.from(rows), response).catch((error: unknown) => {
      // the reader has gone: nobody is left to be told
      if (!response.destroyed) throw error;
    });
  }

  private async *rows(
    cone: { ra: number; dec: number; radius: number },
    limit: number,
    { writer, valuesOf }: ReturnType<typeof coneTable>,
  ): AsyncGenerator<string> {
    let count = 0;
    let isBegun = false;
    for await (const rows of this.lists.everything(observationList, cone)) {
      const text = rows.slice(0, limit - count).map((row) => writer.row(valuesOf(row)));
      yield (isBegun ? '' : writer.begin()) + text.join('');
      isBegun = true;
      count += rows.length;
      if (count > limit) return yield writer.end([overflow(limit)]);
    }
    yield (isBegun ? '' : writer.begin()) + writer.end();
  }
}

import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiOkResponse, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import { routes } from '@hstlc/contract';
import type { Request, Response } from 'express';
import type { Configuration } from '../config/configuration.js';
import { configurationToken } from '../config/configuration.module.js';
import { VotableWriter } from '../formats/votable.js';
import { invalidParameter } from '../http/problem-failure.js';
import { publicOrigin } from '../http/public-origin.js';
import { overflow } from './cone-table.js';
import { linkFields, linkValues } from './link.js';
import { LinksService } from './links.service.js';
import { datalinkType, extractionService } from './services.js';
import { voValues, type VoQuery } from './vo-parameters.js';

/** Most identifiers that one request is answered for; more are announced as overflow. */
const maximumIds = 200;

/** DataLink 1.1: what belongs to an exposure or a lightcurve, and the service that extracts another one. */
@ApiTags('virtual observatory')
@Controller('vo')
export class DatalinkController {
  constructor(
    private readonly links: LinksService,
    @Inject(configurationToken) private readonly configuration: Configuration,
  ) {}

  @Get('datalink/links')
  @ApiQuery({
    name: 'ID',
    type: String,
    isArray: true,
    required: false,
    description: 'rootname, or id of a lightcurve',
  })
  @ApiQuery({
    name: 'RESPONSEFORMAT',
    type: String,
    required: false,
    description: 'a VOTable, whatever its spelling',
  })
  @ApiProduces(datalinkType)
  @ApiOkResponse({ description: 'a VOTable of links; what is not there is a row with an error_message' })
  async list(@Query() query: VoQuery, @Req() request: Request, @Res() response: Response): Promise<void> {
    const [format] = voValues(query, 'RESPONSEFORMAT');
    if (format !== undefined && !/^(votable|(application\/x-votable\+xml|text\/xml)(;.*)?)$/i.test(format))
      throw invalidParameter('RESPONSEFORMAT', 'expected votable');
    const ids = [...new Set(voValues(query, 'ID'))];
    const origin = publicOrigin(this.configuration, request);
    const writer = new VotableWriter({
      resourceInfos: [
        { name: 'standardID', value: 'ivo://ivoa.net/std/DataLink#links-1.1' },
        { name: 'QUERY_STATUS', value: 'OK' },
      ],
      tableName: 'links',
      fields: linkFields,
      services: [extractionService(origin, 'ID')],
    });
    let text = writer.begin();
    for (const id of ids.slice(0, maximumIds))
      for (const link of await this.links.of(id, origin)) text += writer.row(linkValues(link));
    response.setHeader('Content-Type', datalinkType);
    response.send(Buffer.from(text + writer.end(ids.length > maximumIds ? [overflow(maximumIds)] : [])));
  }

  /** Where the service of the links leads: to the extraction of the exposure, which says its name in the path. */
  @Get('extraction')
  @ApiQuery({ name: 'ID', type: String, description: 'rootname of an exposure' })
  @ApiFoundResponse({ description: 'the address of the extraction, with the same parameters' })
  extraction(@Query() query: VoQuery, @Res() response: Response): void {
    const [id, ...more] = voValues(query, 'ID');
    if (id === undefined || more.length > 0) throw invalidParameter('ID', 'expected one exposure');
    const parameters = new URLSearchParams();
    for (const name of ['step', 'wavelengths', 'airglow', 'max_sun_altitude', 'source'])
      for (const value of voValues(query, name)) parameters.append(name, value);
    parameters.set('format', 'votable');
    response.redirect(302, `${routes.observationExtraction(id)}?${parameters.toString()}`);
  }
}

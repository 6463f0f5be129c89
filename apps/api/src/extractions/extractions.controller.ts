import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  detectorQuerySchema,
  detectorSchema,
  extractionQuerySchema,
  extractionSchema,
  lightcurveDataFormats,
  photonFoldQuerySchema,
  photonFoldSchema,
  spectrogramQuerySchema,
  spectrogramSchema,
  spectrumQuerySchema,
  spectrumSchema,
  timelineQuerySchema,
  timelineSchema,
  type DetectorQuery,
  type ExtractionQuery,
  type PhotonFoldQuery,
  type SpectrogramQuery,
  type SpectrumQuery,
  type TimelineQuery,
} from '@hstlc/contract';
import type { Request, Response } from 'express';
import { chooseFormat } from '../formats/choose-format.js';
import { ExtractionsService } from './extractions.service.js';

/** What is made of the photons of an exposure when somebody asks; nothing of it is kept. */
@ApiTags('observations')
@Controller('observations')
export class ExtractionsController {
  constructor(private readonly extractions: ExtractionsService) {}

  /** A lightcurve made now from the photons, by the options of `hstlc extract`. */
  @Get(':rootname/extraction')
  @ApiProduces(
    'application/json',
    'text/csv',
    'application/x-ecsv',
    'application/x-votable+xml',
    'application/fits',
  )
  @ApiOkResponse({ standardSchema: extractionSchema })
  async extraction(
    @Param('rootname') rootname: string,
    @Query({ schema: extractionQuerySchema }) query: ExtractionQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const format = chooseFormat(request, query.format, lightcurveDataFormats);
    await this.extractions.answer(rootname, { kind: 'extraction', query, format }, response);
  }

  /** Counts by time and wavelength. */
  @Get(':rootname/spectrogram')
  @ApiOkResponse({ standardSchema: spectrogramSchema })
  async spectrogram(
    @Param('rootname') rootname: string,
    @Query({ schema: spectrogramQuerySchema }) query: SpectrogramQuery,
    @Res() response: Response,
  ): Promise<void> {
    await this.extractions.answer(rootname, { kind: 'spectrogram', query }, response);
  }

  /** The spectrum of a range of time. */
  @Get(':rootname/spectrum')
  @ApiOkResponse({ standardSchema: spectrumSchema })
  async spectrum(
    @Param('rootname') rootname: string,
    @Query({ schema: spectrumQuerySchema }) query: SpectrumQuery,
    @Res() response: Response,
  ): Promise<void> {
    await this.extractions.answer(rootname, { kind: 'spectrum', query }, response);
  }

  /** Photons by place on the detector, with the boxes of spectrum and background. */
  @Get(':rootname/detector')
  @ApiOkResponse({ standardSchema: detectorSchema })
  async detector(
    @Param('rootname') rootname: string,
    @Query({ schema: detectorQuerySchema }) query: DetectorQuery,
    @Res() response: Response,
  ): Promise<void> {
    await this.extractions.answer(rootname, { kind: 'detector', query }, response);
  }

  /** The photons folded on a period: epoch folding, Z² and the H-test. */
  @Get(':rootname/fold')
  @ApiOkResponse({ standardSchema: photonFoldSchema })
  async fold(
    @Param('rootname') rootname: string,
    @Query({ schema: photonFoldQuerySchema }) query: PhotonFoldQuery,
    @Res() response: Response,
  ): Promise<void> {
    await this.extractions.answer(rootname, { kind: 'fold', query }, response);
  }

  /** Where HST was, how high the Sun stood and how bright the airglow was, second by second; 404 where no file tells it. */
  @Get(':rootname/timeline')
  @ApiOkResponse({ standardSchema: timelineSchema })
  async timeline(
    @Param('rootname') rootname: string,
    @Query({ schema: timelineQuerySchema }) query: TimelineQuery,
    @Res() response: Response,
  ): Promise<void> {
    await this.extractions.answer(rootname, { kind: 'timeline', query }, response);
  }

  /** The photons themselves, as compact columns; docs/event-list.md says how they lie. */
  @Get(':rootname/events')
  @ApiProduces('application/vnd.hstlc.events')
  @ApiOkResponse({ description: 'binary columns of photons, little-endian, after a header in JSON' })
  async events(@Param('rootname') rootname: string, @Res() response: Response): Promise<void> {
    await this.extractions.answer(rootname, { kind: 'events' }, response);
  }
}

import { Controller, HttpCode, Post, UploadedFiles, UseGuards, UseInterceptors } from '@nestjs/common';
import { FilesInterceptor } from '@nestjs/platform-express';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { maximumUploadFiles, uploadField, uploadSchema, type Upload } from '@hstlc/contract';
import { BearerGuard, RequiredScope } from '../http/bearer.guard.js';
import { UploadsService } from './uploads.service.js';

@ApiTags('uploads')
@Controller('uploads')
export class UploadsController {
  constructor(private readonly uploads: UploadsService) {}

  @Post()
  @HttpCode(201)
  @UseGuards(BearerGuard)
  @RequiredScope('ingest:write')
  @UseInterceptors(FilesInterceptor(uploadField, maximumUploadFiles))
  @ApiBearerAuth()
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: { [uploadField]: { type: 'array', items: { type: 'string', format: 'binary' } } },
    },
  })
  @ApiCreatedResponse({ standardSchema: uploadSchema })
  receive(@UploadedFiles() files: Express.Multer.File[] | undefined): Promise<Upload> {
    return this.uploads.receive(files ?? []);
  }
}

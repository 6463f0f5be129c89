import { Body, Controller, HttpCode, Post, UploadedFiles, UseInterceptors } from '@nestjs/common';
import { FilesInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { maximumUploadFiles, uploadField, uploadSchema, type Upload } from '@hstlc/contract';
import { StaffOnly } from '../http/staff-only.js';
import { UploadsService } from './uploads.service.js';

@ApiTags('uploads')
@Controller('uploads')
export class UploadsController {
  constructor(private readonly uploads: UploadsService) {}

  @Post()
  @HttpCode(201)
  @StaffOnly('ingest:write')
  @UseInterceptors(FilesInterceptor(uploadField, maximumUploadFiles))
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: {
        [uploadField]: { type: 'array', items: { type: 'string', format: 'binary' } },
        release: {
          type: 'string',
          format: 'date-time',
          description: 'when new exposures become public (UTC); before, staff alone see them',
        },
      },
      required: [uploadField],
    },
  })
  @ApiCreatedResponse({ standardSchema: uploadSchema })
  receive(
    @UploadedFiles() files: Express.Multer.File[] | undefined,
    @Body() fields: unknown,
  ): Promise<Upload> {
    return this.uploads.receive(files ?? [], fields);
  }
}

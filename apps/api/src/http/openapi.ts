import type { INestApplication } from '@nestjs/common';
import { routes } from '@hstlc/contract';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { completeDocument } from './complete-document.js';
import { codeVersion } from '../config/code-version.js';

/** The OpenAPI 3.1 document, made from the schemas that check the requests. */
export function describeApi(application: INestApplication): OpenAPIObject {
  const frame = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('hstlc')
    .setDescription(
      'Lightcurves of HST/COS and HST/STIS time-tag exposures. Reading is open to all; writing needs a bearer token. ' +
        'Errors are application/problem+json (RFC 9457). Numbers carry their unit in their name or description.',
    )
    .setVersion(codeVersion)
    .setLicense('BSD-3-Clause', 'https://opensource.org/license/bsd-3-clause')
    .addBearerAuth()
    .build();
  return completeDocument(SwaggerModule.createDocument(application, frame));
}

/** Serves the document and a page to read it. */
export function serveApiDescription(application: INestApplication): void {
  SwaggerModule.setup(routes.documentation.slice(1), application, () => describeApi(application), {
    jsonDocumentUrl: routes.openapi.slice(1),
    raw: ['json'],
    customSiteTitle: 'hstlc API',
  });
}

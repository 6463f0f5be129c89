import helmet from 'helmet';
import type { NextFunction, Request, RequestHandler, Response } from 'express';

const exposedHeaders = [
  'Content-Digest',
  'Content-Disposition',
  'Content-Length',
  'Content-Range',
  'ETag',
  'Link',
  'Location',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'Repr-Digest',
  'Retry-After',
  'X-Request-Id',
].join(', ');

/**
 * What every answer says to browsers of what a page of ours may load. Scripts come from here only; `unsafe-eval` because
 * the WebGL traces of plotly.js compile their draw calls. No HSTS and no upgrade of addresses: whether there is TLS is
 * known to the proxy in front alone.
 */
export const giveSecurityHeaders: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'script-src': ["'self'", "'unsafe-eval'"],
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      'font-src': ["'self'", 'data:'],
      'connect-src': ["'self'"],
      'worker-src': ["'self'", 'blob:'],
      'object-src': ["'none'"],
      'base-uri': ["'self'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
    },
  },
  strictTransportSecurity: false,
  // figures and files may be shown on other people's pages
  crossOriginResourcePolicy: { policy: 'cross-origin' },
  referrerPolicy: { policy: 'no-referrer' },
});

/** Any page may read the API; writing needs a token, whose header no other page may send. */
export function letOthersRead(request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Expose-Headers', exposedHeaders);
  if (request.method !== 'OPTIONS') return next();
  response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD');
  response.setHeader('Access-Control-Allow-Headers', 'Range, If-Range, If-None-Match, Last-Event-ID');
  response.setHeader('Access-Control-Max-Age', '86400');
  response.status(204).end();
}

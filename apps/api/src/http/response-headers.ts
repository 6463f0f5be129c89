import type { NextFunction, Request, Response } from 'express';

/** Scripts come from here only; `unsafe-eval` because the WebGL traces of plotly.js compile their draw calls. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
].join('; ');

const exposedHeaders =
  'Content-Digest, Content-Disposition, Content-Length, Content-Range, ETag, Location, Repr-Digest, X-Request-Id';

/** What every answer says to browsers: what a page of ours may load, and that any page may read the API. */
export function giveResponseHeaders(request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Expose-Headers', exposedHeaders);
  if (request.method !== 'OPTIONS') return next();
  response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD');
  response.setHeader('Access-Control-Allow-Headers', 'Range, If-Range, If-None-Match');
  response.setHeader('Access-Control-Max-Age', '86400');
  response.status(204).end();
}

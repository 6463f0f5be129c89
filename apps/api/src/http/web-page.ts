import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

/** Where the build of the web lies. */
const webFolder = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** Addresses that are never the page's own. */
const notThePage = /^\/(api|health|metrics|vo)(\/|$)/;

/** What is said of pages and of answers, and means nothing beside a file of the page: together as long as a small script. */
const ofPagesAndAnswers = [
  'Access-Control-Expose-Headers',
  'Cross-Origin-Opener-Policy',
  'Origin-Agent-Cluster',
  'RateLimit-Policy',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'X-DNS-Prefetch-Control',
  'X-Download-Options',
  'X-Frame-Options',
  'X-Permitted-Cross-Domain-Policies',
  'X-XSS-Protection',
] as const;

/**
 * Serves the built web beside the API: its files, and for every other address the page, which finds its way by itself.
 * Without a build nothing is served, and the problem filter answers 404.
 */
export function serveWebPage(application: NestExpressApplication, folder = webFolder): void {
  const page = path.join(folder, 'index.html');
  if (!existsSync(page)) return;
  application.use(takeCompressed(folder));
  application.useStaticAssets(folder, {
    index: false,
    setHeaders: (response, file) => {
      // Vite puts a hash of the bytes into the names below assets/.
      const isHashed = file.startsWith(path.join(folder, 'assets') + path.sep);
      response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      for (const name of ofPagesAndAnswers) response.removeHeader(name);
    },
  });
  application.use((request: Request, response: Response, next: NextFunction) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const isFile = path.extname(request.path) !== '' && request.accepts('html') === false;
    const isAsset = request.path.startsWith('/assets/');
    if (!isRead || isFile || isAsset || notThePage.test(request.path)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.vary('Accept-Encoding');
    const compressed = `${page}.br`;
    const isCompressed = existsSync(compressed) && request.acceptsEncodings('br', 'identity') === 'br';
    if (isCompressed) response.setHeader('Content-Encoding', 'br');
    response.type('html').sendFile(isCompressed ? compressed : page, { dotfiles: 'allow' });
  });
}

const typesOfCompressed: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Where the build put a brotli form beside a script or a style sheet, who accepts such is given it. */
function takeCompressed(folder: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const type = typesOfCompressed[path.extname(request.path)];
    if (type === undefined || !/^\/assets\/[\w.-]+$/.test(request.path)) return next();
    response.vary('Accept-Encoding');
    const isThere = existsSync(path.join(folder, `${request.path}.br`));
    if (!isThere || request.acceptsEncodings('br', 'identity') !== 'br') return next();
    request.url = `${request.path}.br`;
    response.setHeader('Content-Encoding', 'br');
    response.setHeader('Content-Type', type);
    next();
  };
}

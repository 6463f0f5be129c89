import type { Request, Response } from 'express';

/** Tells where the next page is, also to those who read headers alone (RFC 8288). */
export function linkToNext(request: Request, response: Response, next: string | null): void {
  if (next === null) return;
  const address = new URL(request.originalUrl, 'http://localhost');
  address.searchParams.set('cursor', next);
  response.setHeader('Link', `<${address.pathname}${address.search}>; rel="next"`);
}

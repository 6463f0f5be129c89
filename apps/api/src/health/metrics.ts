import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { IngestRunRow } from '../database/entities/ingest-run-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { onlyPublic } from '../database/public-rows.js';

/** Seconds; from what a list takes to what a large download takes. */
const durationBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60, 600];

/** What the server tells Prometheus of itself. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly durations: Histogram;
  private readonly sentBytes: Counter;
  private readonly inFlight: Gauge;

  constructor(dataSource: DataSource) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.durations = new Histogram({
      name: 'hstlc_http_request_duration_seconds',
      help: 'from the arrival of a request to the end of its answer (s)',
      labelNames: ['method', 'route', 'status'],
      buckets: durationBuckets,
      registers,
    });
    this.sentBytes = new Counter({
      name: 'hstlc_http_sent_bytes_total',
      help: 'bodies of answers that were sent whole (byte)',
      registers,
    });
    this.inFlight = new Gauge({
      name: 'hstlc_http_requests_in_flight',
      help: 'requests being answered',
      registers,
    });
    new Gauge({
      name: 'hstlc_ingest_runs',
      help: 'ingest runs that wait or go on',
      labelNames: ['state'],
      registers,
      async collect() {
        for (const state of ['queued', 'running'] as const)
          this.set({ state }, await dataSource.getRepository(IngestRunRow).countBy({ state }));
      },
    });
    new Gauge({
      name: 'hstlc_lightcurves',
      help: 'lightcurves that the public sees',
      registers,
      async collect() {
        const products = dataSource.getRepository(ProductRow).createQueryBuilder('product');
        this.set(await onlyPublic(products, 'product').getCount());
      },
    });
  }

  /** The text that Prometheus reads, and its media type. */
  async text(): Promise<{ readonly type: string; readonly text: string }> {
    return { type: this.registry.contentType, text: await this.registry.metrics() };
  }

  /** Measures every request; addresses that no route answers count as one, since anybody can make new ones up. */
  measure(): RequestHandler {
    return (request: Request, response: Response, next: NextFunction) => {
      this.inFlight.inc();
      const stop = this.durations.startTimer();
      response.once('close', () => {
        this.inFlight.dec();
        const route = isRouted(request.route) ? request.route.path : 'none';
        stop({ method: request.method, route, status: String(response.statusCode) });
        if (response.writableFinished) this.sentBytes.inc(Number(response.getHeader('content-length') ?? 0));
      });
      next();
    };
  }
}

function isRouted(route: unknown): route is { readonly path: string } {
  return typeof route === 'object' && route !== null && 'path' in route && typeof route.path === 'string';
}

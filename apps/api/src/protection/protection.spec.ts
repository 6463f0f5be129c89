import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientKey } from './client-key.js';
import { LineLog, withoutSecrets } from './log-line.js';
import { RateLimiter } from './rate-limiter.js';
import { requestCost } from './request-cost.js';

describe('a rate limiter', () => {
  it('lets a burst of the limit pass, refuses what is more, and says when to come back', () => {
    const limiter = new RateLimiter(60);
    for (let each = 0; each < 60; each++) expect(limiter.take('a', 0).isAllowed).toBe(true);
    expect(limiter.take('a', 0)).toEqual({
      isAllowed: false,
      limit: 60,
      remaining: 0,
      resetSeconds: 60,
      retrySeconds: 1,
    });
    expect(limiter.take('b', 0).isAllowed).toBe(true);
    expect(limiter.take('a', 1000).isAllowed).toBe(true);
    expect(limiter.take('a', 1000).isAllowed).toBe(false);
  });

  it('never lets more than the limit and what has grown since pass, whatever the times and costs', () => {
    const requests = fc.array(fc.tuple(fc.nat(5000), fc.integer({ min: 1, max: 10 })), { maxLength: 300 });
    fc.assert(
      fc.property(requests, fc.integer({ min: 10, max: 500 }), (steps, limit) => {
        const limiter = new RateLimiter(limit);
        let now = 0;
        let passed = 0;
        for (const [wait, cost] of steps) {
          now += wait;
          if (limiter.take('a', now, cost).isAllowed) passed += cost;
          expect(passed).toBeLessThanOrEqual(limit + (now * limit) / 60_000 + 1e-6);
        }
      }),
      { seed: 5 },
    );
  });

  it('keeps its word: what it says to wait is enough', () => {
    const limiter = new RateLimiter(30);
    for (let each = 0; each < 30; each++) limiter.take('a', 0);
    const { retrySeconds } = limiter.take('a', 0, 10);
    expect(limiter.take('a', retrySeconds * 1000, 10).isAllowed).toBe(true);
  });

  it('forgets clients that are gone, so that new addresses do not fill it', () => {
    const limiter = new RateLimiter(60);
    for (let each = 0; each < 10_000; each++) limiter.take(String(each), 0);
    limiter.take('last', 61_000);
    expect(limiter.size).toBe(1);
  });
});

describe('a client', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:1:2::9', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    [undefined, 'unknown'],
  ])('with the address %s is %s', (address, key) => {
    expect(clientKey(address)).toBe(key);
  });

  it('pays more for what is dear, nothing for what must always answer', () => {
    expect(requestCost('/api/v1/observations')).toBe(1);
    expect(requestCost('/api/v1/observations/ld9m10ujq/extraction')).toBe(10);
    expect(requestCost('/api/v1/bundles/abc.zip')).toBe(10);
    expect(requestCost('/health/live')).toBe(0);
  });
});

describe('a log line', () => {
  it('holds no token and no password, wherever they stand', () => {
    const lines: string[] = [];
    const log = new LineLog('info', (line) => lines.push(line));
    log.write('info', 'request', {
      address: '/api/v1/targets?token=hstlc_AbCdEfGhIjKlMnOpQrStUvWxYz012345',
      header: 'Bearer eyJhbGciOi.secret-thing',
      message: 'connect mysql://hstlc:sesame@db:3306/hstlc failed',
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/AbCdEf|eyJ|sesame/);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      level: 'info',
      event: 'request',
      address: '/api/v1/targets?token=hstlc_***',
      message: 'connect mysql://hstlc:***@db:3306/hstlc failed',
    });
    expect(withoutSecrets('hstlc_demo')).toBe('hstlc_demo');
  });

  it('is not written below its level', () => {
    const lines: string[] = [];
    const log = new LineLog('warning', (line) => lines.push(line));
    log.write('info', 'a');
    log.write('error', 'b');
    expect(lines).toHaveLength(1);
  });
});

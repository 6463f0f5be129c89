import { problemCodes, routes, targetPageSchema } from '@hstlc/contract';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiFailure, getJson } from './client.js';
import { failureWords } from './failure-words.js';

const emptyPage = { items: [], total: 0, next: null };
const problem = {
  type: 'about:blank',
  title: 'not found',
  status: 404,
  detail: 'no target "x"',
  instance: '/api/v1/targets/x',
  code: 'not-found',
  errors: [],
  requestId: 'r-1',
};

function answerWith(respond: () => Response | Promise<Response>) {
  const fetched = vi.fn<typeof fetch>(async () => respond());
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

const ask = () => getJson(routes.targets, targetPageSchema);

afterEach(() => vi.unstubAllGlobals());

describe('the client', () => {
  it('hands on an answer that fits the contract', async () => {
    const fetched = answerWith(() => Response.json(emptyPage));
    expect(await ask()).toEqual(emptyPage);
    expect(fetched).toHaveBeenCalledWith('/api/v1/targets', {});
  });

  it('refuses an answer that does not fit the contract', async () => {
    answerWith(() => Response.json({ ...emptyPage, total: 'none' }));
    await expect(ask()).rejects.toMatchObject({ name: 'ApiFailure', code: 'unexpected-answer' });
  });

  it('refuses an answer that is no JSON', async () => {
    answerWith(() => new Response('<html>', { status: 200 }));
    await expect(ask()).rejects.toMatchObject({ code: 'unexpected-answer' });
  });

  it('turns a problem into a failure with its code and the id to quote', async () => {
    answerWith(() => Response.json(problem, { status: 404 }));
    await expect(ask()).rejects.toMatchObject({ code: 'not-found', requestId: 'r-1' });
  });

  it('takes the page of a proxy for what its status says, and any other for none', async () => {
    for (const status of [502, 503, 504]) {
      answerWith(() => new Response('<html>bad gateway', { status }));
      await expect(ask()).rejects.toMatchObject({ code: 'unavailable', requestId: undefined });
    }
    answerWith(() => new Response('<html>I am a teapot', { status: 418 }));
    await expect(ask()).rejects.toMatchObject({ code: 'unexpected-answer', requestId: undefined });
  });

  it('says when the archive cannot be reached, but lets a cancelled request be cancelled', async () => {
    answerWith(() => Promise.reject(new TypeError('fetch failed')));
    await expect(ask()).rejects.toMatchObject({ code: 'unreachable' });
    answerWith(() => Promise.reject(new DOMException('cancelled', 'AbortError')));
    await expect(ask()).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('the words for a failure', () => {
  it.each([...problemCodes, 'unreachable', 'unexpected-answer'] as const)(
    'say for %s what happened and what to do, and never show a technical message',
    (code) => {
      const { title, hint, requestId } = failureWords(new ApiFailure(code, 'ECONNREFUSED', 'r-2'));
      expect(title.length).toBeGreaterThan(10);
      expect(hint.length).toBeGreaterThan(10);
      // of what was withdrawn the message is the reason that staff wrote for everybody
      if (code !== 'gone') expect(`${title} ${hint}`).not.toContain('ECONNREFUSED');
      expect(requestId).toBe('r-2');
    },
  );

  it('tell why something was withdrawn', () => {
    const message = 'exposure "ld9m10ujq" was withdrawn: another star in the slit';
    expect(failureWords(new ApiFailure('gone', message, undefined)).hint).toContain(
      'another star in the slit',
    );
  });

  it('are there even for what nobody expected', () => {
    expect(failureWords(new Error('boom')).title.length).toBeGreaterThan(10);
  });
});

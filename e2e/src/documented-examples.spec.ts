import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { problemCodes } from '@hstlc/contract';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectHstlc } from './hstlc.js';

const root = path.resolve(import.meta.dirname, '../..');
const client = path.join(root, 'clients/python/hstlc.py');
const address = inject('address');

/** The Python that has what an example wants: Debian's, or the first on PATH. */
const pythons = ['/usr/bin/python3', 'python3'];

interface Example {
  readonly language: 'sh' | 'python';
  readonly tool: string;
  readonly code: string;
  readonly line: number;
}

/** The blocks of a page that say what they are run with. */
function examplesOf(text: string): readonly Example[] {
  return [...text.matchAll(/^```(sh|python) (.+)\n([^]*?)^```$/gm)].map(
    ([, language, tool, code], index, all) => ({
      language: language === 'sh' ? 'sh' : 'python',
      tool: tool!,
      code: code!,
      line: text.slice(0, all[index]!.index).split('\n').length,
    }),
  );
}

const succeeds = (program: string, ...words: string[]) =>
  spawnSync(program, words, { stdio: 'ignore' }).status === 0;

/** What runs an example; undefined where its tool is not installed. */
function runnerOf({ language, tool }: Example): string | undefined {
  if (language === 'sh') {
    const program = tool === 'python' ? 'python3' : tool;
    return succeeds('sh', '-c', `command -v ${program}`) ? 'sh' : undefined;
  }
  const module = tool === 'standard library' ? 'json' : tool;
  return pythons.find((python) => succeeds(python, '-c', `import ${module}`));
}

const page = await readFile(path.join(root, 'docs/api.md'), 'utf8');
const examples = examplesOf(page);

describe('docs/api.md', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'hstlc-examples-'));
    await copyFile(client, path.join(folder, 'hstlc.py'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('has examples for each tool that it speaks of', () => {
    expect([...new Set(examples.map(({ tool }) => tool))].sort()).toEqual(
      ['astropy', 'curl', 'lightkurve', 'python', 'pyvo', 'standard library', 'stilts'].sort(),
    );
  });

  it.each(problemCodes)('tells what to do about the code %s', (code) => {
    expect(page).toMatch(new RegExp(`^\\| .*\`${code}\``, 'm'));
  });

  for (const example of examples) {
    const runner = runnerOf(example);
    it.skipIf(runner === undefined)(`keeps its word on line ${example.line}, with ${example.tool}`, () => {
      const code = example.code.replaceAll('http://localhost:3000', address);
      const words = example.language === 'sh' ? ['-e', '-c', code] : ['-W', 'ignore', '-c', code];
      const { status, stdout, stderr } = spawnSync(runner!, words, {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: expect.any(String) });
      expect(stdout).not.toBe('');
      expect(stdout).not.toContain('"code":"internal"');
    });
  }
});

describe('clients/python/hstlc.py', () => {
  const python = pythons.find((program) => succeeds(program, '--version'));

  let token: string;
  beforeAll(async () => {
    const name = `client-${process.pid}`;
    token = (
      await expectHstlc(inject('home'), ['token', 'add', name, '--scopes', 'ingest:write'])
    ).stdout.trim();
  });

  it.skipIf(python === undefined)('does what it promises against this archive', () => {
    const { status, stderr } = spawnSync(python!, ['-B', '-m', 'unittest', 'test_hstlc'], {
      cwd: path.dirname(client),
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HSTLC_URL: address, HSTLC_TOKEN: token },
    });
    expect(stderr).toMatch(/^OK$/m);
    expect(status).toBe(0);
  });
});

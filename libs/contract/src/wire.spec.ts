import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as contract from './index.js';

interface Node {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly $ref?: string;
}

/** Names that say their unit, or that are pure numbers. */
const speaking =
  /(Seconds|Degrees|Mjd|Count|Angstrom|Bytes|total|status|cenwave|bytes|itemsDone|itemsTotal|^id|proposal|dataset|value|limit|eventIndex)$/;

const answers = Object.entries(contract).filter(
  ([name, value]) => name.endsWith('Schema') && !name.includes('Query') && value instanceof z.ZodType,
) as readonly (readonly [string, z.ZodType])[];

/** Numeric fields without a unit in name or description, by path. */
function silentNumbers(node: Node, path: string): readonly string[] {
  const isNumber = [node, ...(node.anyOf ?? [])].some(({ type }) => type === 'number' || type === 'integer');
  const field = path.split('.').at(-1)!;
  const own = isNumber && node.description === undefined && !speaking.test(field) ? [path] : [];
  const below = Object.entries(node.properties ?? {}).flatMap(([name, each]) =>
    silentNumbers(each, `${path}.${name}`),
  );
  return [...own, ...below, ...(node.items === undefined ? [] : silentNumbers(node.items, path))];
}

describe('the wire', () => {
  it('has answers to look at', () => {
    expect(answers.length).toBeGreaterThan(15);
  });

  it.each(answers)('says the unit of every number of %s', (name, schema) => {
    const json = z.toJSONSchema(schema, { io: 'output', reused: 'inline' }) as Node;
    expect(silentNumbers(json, name)).toEqual([]);
  });
});

describe('a query', () => {
  it('refuses a parameter it does not know, by name', () => {
    const { error } = contract.targetQuerySchema.safeParse({ foo: '1' });
    expect(error?.issues[0]).toMatchObject({ code: 'unrecognized_keys', keys: ['foo'] });
  });

  it('takes dates as MJD and as ISO, both in UTC', () => {
    const date = (text: string) => contract.mjdQuery.parse(text);
    expect(date('57844.5')).toBe(57_844.5);
    expect(date('2017-04-01T12:00:00Z')).toBe(57_844.5);
  });

  it('refuses pages larger than the limit', () => {
    expect(contract.targetQuerySchema.safeParse({ limit: '1001' }).success).toBe(false);
  });
});

describe('an address', () => {
  it('escapes whatever a name holds', () => {
    expect(contract.routes.target('a/b ?')).toBe('/api/v1/targets/a%2Fb%20%3F');
  });
});

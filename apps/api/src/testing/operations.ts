import { z } from 'zod';

const parameterSchema = z.object({ name: z.string(), in: z.enum(['path', 'query', 'header', 'cookie']) });
const operationSchema = z.object({
  parameters: z.array(parameterSchema).default([]),
  security: z.array(z.unknown()).optional(),
  requestBody: z.object({ content: z.record(z.string(), z.unknown()) }).optional(),
});
const documentSchema = z.object({ paths: z.record(z.string(), z.record(z.string(), operationSchema)) });

/** One operation of the OpenAPI document, as much of it as a test over all of them wants. */
export interface Operation {
  readonly method: string;
  /** with `{name}` for each parameter of the path */
  readonly path: string;
  readonly pathParameters: readonly string[];
  readonly queryParameters: readonly string[];
  readonly isGuarded: boolean;
  readonly takesJson: boolean;
}

/** Every operation that the server describes itself to have. */
export function operationsOf(document: unknown): readonly Operation[] {
  const { paths } = documentSchema.parse(document);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters, security, requestBody }]) => {
      const named = (place: string) => parameters.filter((each) => each.in === place).map(({ name }) => name);
      return {
        method: method.toUpperCase(),
        path,
        pathParameters: named('path'),
        queryParameters: named('query'),
        isGuarded: security !== undefined && security.length > 0,
        takesJson: requestBody?.content['application/json'] !== undefined,
      };
    }),
  );
}

/** Its address with an encoded value for each parameter of the path, and a query. */
export function addressOf(
  { path, pathParameters }: Operation,
  values: Readonly<Record<string, string>> = {},
  query = '',
): string {
  const address = pathParameters.reduce((text, name) => text.replace(`{${name}}`, values[name] ?? '1'), path);
  return query === '' ? address : `${address}?${query}`;
}

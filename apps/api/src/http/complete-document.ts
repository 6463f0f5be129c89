import { problemSchema } from '@hstlc/contract';
import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { operationExamples } from './operation-examples.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;

/**
 * Adds to the document what is the same for all operations, and an example of each: the problem that any may answer
 * with, and values of parameters and bodies.
 *
 * @throws TypeError for an operation without an example, or an example of no operation
 */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  const strange = new Set(Object.keys(operationExamples));
  for (const [path, item] of Object.entries(document.paths))
    for (const method of methods) {
      const operation = item[method];
      if (operation === undefined) continue;
      strange.delete(operation.operationId ?? '');
      addExample(operation);
      addProblem(operation, path.startsWith('/vo/'));
    }
  if (strange.size > 0) throw new TypeError(`examples of no operation: ${[...strange].join(', ')}`);
  const { $schema: _, ...problem } = z.toJSONSchema(z.object(problemSchema.shape));
  const schemas = { ...document.components?.schemas, Problem: problem };
  return { ...document, components: { ...document.components, schemas } } as OpenAPIObject;
}

function addExample(operation: Operation): void {
  const example = operationExamples[operation.operationId ?? ''];
  if (example === undefined) throw new TypeError(`operation "${operation.operationId}" has no example`);
  for (const parameter of operation.parameters ?? []) {
    if ('$ref' in parameter) continue;
    const values = parameter.in === 'path' ? example.path : example.query;
    const value = values?.[parameter.name];
    if (value !== undefined) parameter.example = value;
  }
  const { requestBody } = operation;
  if (requestBody === undefined || '$ref' in requestBody || example.body === undefined) return;
  for (const content of Object.values(requestBody.content)) content.example = example.body;
}

/** On the paths of the Virtual Observatory errors are VOTables. */
function addProblem(operation: Operation, isOfObservatory: boolean): void {
  operation.responses.default = isOfObservatory
    ? {
        description: 'an error: a VOTable with an INFO that says what',
        content: { 'application/x-votable+xml': {} },
      }
    : {
        description: 'a problem (RFC 9457); `code` says which',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      };
}

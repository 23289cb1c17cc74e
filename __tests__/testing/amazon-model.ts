import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { z } from 'zod';

/** One of Amazon's published models, the Orders API's unless named, where a copy of it lies beside the checkout. */
export interface AmazonModel {
  /** What `value` breaks of a definition of the model; empty when nothing. */
  problems(definition: string, value: unknown): readonly string[];
}

const swagger = z.looseObject({ definitions: z.record(z.string(), z.unknown()) });

/** `undefined` where the model is missing: the tests that need it are skipped, and their title says so. */
export function loadAmazonModel(name = 'orders_2026-01-01'): AmazonModel | undefined {
  const path = join(__dirname, `../../../shared/amazon-models/${name}.json`);
  if (!existsSync(path)) return undefined;
  const { definitions } = swagger.parse(JSON.parse(readFileSync(path, 'utf8')));
  // Swagger 2 definitions are JSON schemas but for keywords that describe only; `strict: false` passes over those.
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/);
  ajv.addSchema({ $id: 'amazon', definitions: z.record(z.string(), z.unknown()).parse(closed(definitions)) });
  return {
    problems: (definition, value) => {
      const validate = ajv.getSchema(`amazon#/definitions/${definition}`);
      if (!validate) return [`The model has no ${definition}.`];
      return validate(value) === true
        ? []
        : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
    },
  };
}

/** The definitions, with names refused that they do not list: a misspelt field would pass unseen otherwise. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, closed(part)]));
  const isObjectSchema = typeof copy['properties'] === 'object' && copy['type'] === 'object';
  return isObjectSchema ? { ...copy, additionalProperties: false } : copy;
}

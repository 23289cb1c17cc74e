import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { operations } from '../../lib/amazon/operations/index.ts';
import { operations as embedded } from '../../lib/testing/amazon/operations/index.ts';

const folder = join(__dirname, '../../../shared/amazon-models');
const fileOf: Readonly<Record<string, string>> = {
  'orders 2026-01-01': 'orders_2026-01-01.json',
  'orders v0': 'ordersV0.json',
  'feeds 2021-06-30': 'feeds_2021-06-30.json',
  'reports 2021-06-30': 'reports_2021-06-30.json',
  'fbaInventory v1': 'fbaInventory.json',
};

const all = Object.entries(operations);

describe('the operations of Amazon', () => {
  it.each(all)('%s goes by its own name, and has an embedded twin', (name, operation) => {
    expect(operation.name).toBe(name);
    const twin = embedded.find((known) => known.name === name);
    expect(twin).toMatchObject({
      method: operation.method,
      path: operation.path,
      usagePlan: operation.usagePlan,
      needsAccessToken: true,
    });
  });
});

const modelSchema = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ operationId: z.string(), description: z.string() }).or(z.unknown())),
  ),
});
const operationSchema = z.object({ operationId: z.string(), description: z.string() });

(existsSync(folder) ? describe : describe.skip)(
  "the operations against Amazon's models (needs ../shared/amazon-models beside the checkout)",
  () => {
    it.each(all)('%s has the path, the method and the usage plan of its model', (name, operation) => {
      const file = fileOf[`${operation.api} ${operation.version}`];
      const { paths } = modelSchema.parse(JSON.parse(readFileSync(join(folder, file ?? ''), 'utf8')));
      const known = operationSchema.parse(paths[operation.path]?.[operation.method.toLowerCase()]);
      expect(known.operationId).toBe(name);
      // | Rate (requests per second) | Burst |
      const [, rate, burst] = /\|\s*([\d.]+)\s*\|\s*(\d+)\s*\|/.exec(known.description) ?? [];
      expect({ ratePerSecond: Number(rate), burst: Number(burst) }).toEqual(operation.usagePlan);
    });
  },
);

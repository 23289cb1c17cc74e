import type { Upgrade, UpgradeOptions } from '../schema/index.ts';
import { z } from 'zod';
import { fields, searchRecords, throwRefused, updateRecords, type OdooPort } from '../odoo/index.ts';
import { problemKey, problemModel } from './model.ts';

const oldProblem = z.object({ x_name: fields.char, x_code: fields.char });
const externalId = z.object({ name: fields.char, res_id: fields.integer });

/**
 * Before problems had kinds, each was one of an order, or of a cancellation of an order in Odoo, under the key
 * `amazon.problem_<order id>`. They keep their records, and so the time when they were parked.
 */
export const giveProblemsKinds: Upgrade = async (odoo, options) => {
  const problems = await searchRecords(odoo, problemModel, oldProblem, {
    domain: [['x_kind', '=', false]],
    ...options,
  });
  if (problems.length === 0) return;
  const ids = await searchRecords(odoo, 'ir.model.data', externalId, {
    domain: [
      ['module', '=', 'amazon'],
      ['model', '=', problemModel],
      ['res_id', 'in', problems.map(({ id }) => id)],
    ],
    ...options,
  });
  const kinds = new Map(
    problems.map(({ id, x_name: ref = '', x_code: code }) => [
      id,
      { ref, kind: code === 'CANCELLATION_REFUSED' ? 'cancellation' : 'order' },
    ]),
  );
  const keyOf = (id: number): string => {
    const { kind = '', ref = '' } = kinds.get(id) ?? {};
    return problemKey(kind, ref).slice('amazon.'.length);
  };
  await removeTwins(
    odoo,
    ids.map(({ res_id: id }) => keyOf(id)),
    options,
  );
  // The keys first: a problem without a kind is found again when this is cut off in between.
  const renamed = ids.map(({ id, res_id: problemId }) => ({ id, values: { name: keyOf(problemId) } }));
  throwRefused(await updateRecords(odoo, 'ir.model.data', renamed, options));
  const given = [...kinds].map(([id, { kind, ref }]) => ({ id, values: { x_kind: kind, x_ref: ref } }));
  throwRefused(await updateRecords(odoo, problemModel, given, options));
};

/** Problems that a run of this version has parked anew before the old ones had their kind: the old ones stay. */
async function removeTwins(odoo: OdooPort, names: readonly string[], options: UpgradeOptions): Promise<void> {
  const taken = await searchRecords(odoo, 'ir.model.data', externalId, {
    domain: [
      ['module', '=', 'amazon'],
      ['model', '=', problemModel],
      ['name', 'in', names],
    ],
    ...options,
  });
  const twins = await searchRecords(odoo, problemModel, z.object({}), {
    domain: [
      ['id', 'in', taken.map(({ res_id: id }) => id)],
      ['x_kind', '!=', false],
    ],
    ...options,
  });
  if (twins.length > 0)
    await odoo.call(problemModel, 'unlink', { ids: twins.map(({ id }) => id), ...options });
}

import { z } from 'zod';
import { createOnce, fields, searchRecords, throwRefused, type OdooPort } from '../../odoo/index.ts';
import { checkInput, optionsSchema } from '../../support/check-input.ts';
import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import { cleanName } from '../../support/clean-text.ts';
import { keyPart } from '../../support/key-part.ts';
import { amazonCarrier, foldName, type AmazonCarrier } from './carriers.ts';
import { withoutDeliveryMethods } from './without-methods.ts';

/** Options of `deliveries.createCarriers`. */
export interface CreateCarriersOptions {
  /** Looks for methods of this company and for shared ones. Default: of all companies of the Odoo user. */
  readonly companyId?: number;
  /** Stops before the next call. What was written stays. */
  readonly signal?: AbortSignal;
}

/** A delivery method for one of the names given. */
export interface DeliveryCarrier {
  /** Its name in Odoo. */
  readonly name: string;
  /** Its id in Odoo (`delivery.carrier`). */
  readonly carrierId: number;
  /** Whether it was missing when the call looked. Two calls at the same moment may both say so of the one that is made. */
  readonly created: boolean;
  /** Whether somebody has archived it: no packer can choose it then. It is left so. */
  readonly archived: boolean;
  /** What Amazon gets for it: for the carrier that the method names (_Carrier at Amazon_), else for its name. */
  readonly amazon: AmazonCarrier;
}

const inputSchema = z.object({
  names: z.array(z.string()),
  options: optionsSchema({ companyId: z.int().positive().optional() }),
});

const model = 'delivery.carrier';
const ownName = 'x_amazon_carrier';
const methodSchema = z.object({ name: fields.char, active: fields.boolean, [ownName]: fields.char });
const productKey = 'amazon.product_delivery';

/** What stands in Odoo for each name, made where it is missing: see `Deliveries.createCarriers`. */
export async function createCarriers(
  odoo: OdooPort,
  names: readonly string[],
  options: CreateCarriersOptions = {},
): Promise<readonly DeliveryCarrier[]> {
  checkInput('deliveries.createCarriers', inputSchema, { names, options });
  for (const name of names) refuseSlip(name);
  const wanted = new Map(
    names.toReversed().map((name) => [foldName(name), name.trim().replaceAll(/\s+/g, ' ')]),
  );
  return namingMissingRights(async () => {
    const there = await readMethods(odoo, options);
    const found = new Map(there.toReversed().map((method) => [foldName(method.name ?? ''), method]));
    const missing = [...wanted].toReversed().filter(([folded]) => !found.has(folded));
    const made = await make(odoo, missing, new Set(there.map(({ id }) => id)), options);
    return names.map((given) => {
      const folded = foldName(given);
      const method = found.get(folded);
      const name = method?.name ?? wanted.get(folded) ?? given;
      return {
        name,
        carrierId: method?.id ?? made.get(folded) ?? 0,
        created: method === undefined,
        archived: method?.active === false,
        amazon: amazonCarrier(cleanName(method?.[ownName]) ?? name),
      };
    });
  });
}

function refuseSlip(name: string): void {
  const { suggestion } = amazonCarrier(name);
  if (suggestion === undefined) return;
  throw new ConnectorError(
    'CARRIER_DOUBTFUL',
    `"${name}" is one letter away from "${suggestion}", a carrier of Amazon's. Nothing was made: correct the name.`,
    { context: { name, suggestion } },
  );
}

/** The delivery methods that are there, archived ones last. Two calls. */
async function readMethods(odoo: OdooPort, scope: CreateCarriersOptions) {
  // The model comes with module delivery, beside which Odoo installs stock_delivery by itself where Sales and Inventory are.
  const known = await odoo
    .call(model, 'fields_get', { args: { allfields: [ownName], attributes: ['type'] }, ...scope })
    .catch((error: unknown) => {
      throw isConnectorError(error) && error.code === 'ODOO_UNKNOWN_NAME' ? withoutDeliveryMethods() : error;
    });
  const has = z.record(z.string(), z.unknown()).parse(known);
  return searchRecords(odoo, model, methodSchema, {
    order: 'active desc, id',
    context: { active_test: false },
    without: ownName in has ? [] : [ownName],
    ...scope,
  });
}

/** Makes methods and the product that they stand on; ids by folded name. At most three calls, none without names. */
async function make(
  odoo: OdooPort,
  missing: readonly (readonly [folded: string, name: string])[],
  known: ReadonlySet<number>,
  scope: CreateCarriersOptions,
): Promise<ReadonlyMap<string, number>> {
  if (missing.length === 0) return new Map();
  // Before the product: somebody may be allowed to make products alone, and nothing half-made shall be left.
  const args = { operation: 'create', raise_exception: false };
  if ((await odoo.call(model, 'check_access_rights', { args, ...scope })) !== true) throw rightsMissing();
  const name = 'Amazon Delivery';
  const service = { name, type: 'service', list_price: 0, sale_ok: false, purchase_ok: false };
  throwRefused(await createOnce(odoo, 'product.product', [{ key: productKey, values: service }], scope));

  const load = async (keys: readonly string[]): Promise<readonly number[]> => {
    const records = missing.map(([, name], index) => ({
      key: keys[index] ?? '',
      values: {
        name,
        product_id: { key: productKey },
        // At the price of the product: naming a price here would write it into the product (Odoo 19, measured).
        delivery_type: 'fixed',
        // Odoo 19: with the default, rate_and_ship, validating a picking without tracking reference "sends" it to the
        // carrier, and with the policy `real` that adds a delivery line to the sale order (measured).
        integration_level: 'rate',
        invoice_policy: 'estimated',
      },
    }));
    const results = await createOnce(odoo, model, records, scope);
    throwRefused(results);
    return results.map(({ id = 0 }) => id);
  };
  let keys = missing.map(([folded]) => `amazon.carrier_${keyPart(folded)}`);
  let ids = await load(keys);
  // One of ours that somebody has renamed is theirs: another one is made.
  while (ids.some((id) => known.has(id))) {
    const taken = ids;
    keys = keys.map((key, index) => (known.has(taken[index] ?? 0) ? `${key}_${taken[index]}` : key));
    ids = await load(keys);
  }
  return new Map(missing.map(([folded], index) => [folded, ids[index] ?? 0]));
}

async function namingMissingRights<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isConnectorError(error) && error.code === 'ODOO_ACCESS_DENIED' ? rightsMissing(error) : error;
  }
}

const rightsMissing = (cause?: unknown): ConnectorError =>
  new ConnectorError(
    'RIGHTS_MISSING',
    'The Odoo user may not make delivery methods and the product that they stand on. Call deliveries.createCarriers() with a user in the groups Inventory / Administrator and Products / Create. Nothing was made.',
    { cause },
  );

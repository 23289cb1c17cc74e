import { markerField, optionalModules, type OptionalModule } from '../schema/index.ts';
import { z } from 'zod';
import { fields, searchRecords, type CallScope, type OdooPort } from '../odoo/index.ts';
import { ConnectorError } from '../support/errors.ts';
import type { Schema } from './compose-schema.ts';
import { installSteps, type Server } from './steps.ts';

/** What is there before install() or uninstall(). */
export interface InstallFacts extends Server {
  /** Those external ids of the schema that are there, with the record behind each. */
  readonly keys: ReadonlyMap<string, { readonly model: string; readonly id: number }>;
  /** Help text of the marker field, where it is there. */
  readonly marker: string | undefined;
}

const moduleSchema = z.object({ name: fields.char, state: fields.char });
const warehouseSchema = z.object({ company_id: fields.many2one, lot_stock_id: fields.many2one });
const companySchema = z.object({ name: fields.char });
const keySchema = z.object({
  module: fields.char,
  name: fields.char,
  model: fields.char,
  res_id: fields.integer,
});
const helpSchema = z.record(z.string(), z.object({ help: z.union([z.string(), z.boolean()]).optional() }));

/**
 * Reads what install() and uninstall() decide on, in five calls, as administrator.
 *
 * @throws `RIGHTS_MISSING` when the user is no administrator, `INSTALL_REFUSED` where Enterprise's own connector is
 * installed or the Sales or Inventory app is missing.
 */
export async function readInstallFacts(
  odoo: OdooPort,
  schema: Schema,
  options: Pick<CallScope, 'signal'> = {},
): Promise<InstallFacts> {
  await refuseWithoutRights(odoo, options);
  const modules = await readModules(odoo, options);
  const companies = await searchRecords(odoo, 'res.company', companySchema, { order: 'id', ...options });
  const companyIds = companies.map((company) => company.id);
  const warehouses = await searchRecords(odoo, 'stock.warehouse', warehouseSchema, {
    order: 'sequence, id',
    context: { allowed_company_ids: companyIds },
    ...options,
  });
  const server = {
    companies: companyIds.map((id) => {
      const warehouse = warehouses.find(({ company_id }) => company_id === id);
      return { id, warehouseId: warehouse?.id, stockLocationId: warehouse?.lot_stock_id };
    }),
    modules,
  };
  return {
    ...server,
    ...(await readKeys(odoo, schema, server, options)),
    marker: await readMarker(odoo, options),
  };
}

// Odoo gives each of its models an external id.
const newRightsModel = 'model_ir_access';

/**
 * Which of the external ids that install() makes are there. It asks for these by name: orders, customers, notes and more
 * carry ids of the same module, by the million.
 */
async function readKeys(
  odoo: OdooPort,
  schema: Schema,
  server: Omit<Server, 'rightsModel'>,
  options: Pick<CallScope, 'signal'>,
): Promise<Pick<InstallFacts, 'keys' | 'rightsModel'>> {
  const steps = installSteps(schema, { ...server, rightsModel: 'ir.model.access' });
  const names = steps.flatMap(({ records }) => records.map(({ key }) => key.slice(ownModule.length)));
  const rows = await searchRecords(odoo, 'ir.model.data', keySchema, {
    domain: [
      '|',
      '&',
      ['module', '=', 'amazon'],
      ['name', 'in', names],
      '&',
      ['module', '=', 'base'],
      ['name', '=', newRightsModel],
    ],
    ...options,
  });
  const own = rows.filter(({ module }) => module === 'amazon');
  return {
    keys: new Map(
      own.map((row) => [`${ownModule}${row.name ?? ''}`, { model: row.model ?? '', id: row.res_id }]),
    ),
    rightsModel: rows.length > own.length ? 'ir.access' : 'ir.model.access',
  };
}

const ownModule = 'amazon.';

async function refuseWithoutRights(odoo: OdooPort, options: Pick<CallScope, 'signal'>): Promise<void> {
  const allowed = await odoo.call('ir.model.fields', 'check_access_rights', {
    args: { operation: 'create', raise_exception: false },
    ...options,
  });
  if (allowed === true) return;
  throw new ConnectorError(
    'RIGHTS_MISSING',
    'Installing needs an administrator of Odoo (Settings), since it adds fields and models. Run install() once with such a user; everything else runs as an ordinary bot user.',
  );
}

/** Those modules that are there of the optional ones. Refuses a database that is not fit. */
async function readModules(
  odoo: OdooPort,
  options: Pick<CallScope, 'signal'>,
): Promise<readonly OptionalModule[]> {
  const modules = await searchRecords(odoo, 'ir.module.module', moduleSchema, {
    domain: [['name', 'in', ['sale_amazon', 'sale_stock', ...optionalModules]]],
    ...options,
  });
  const isInstalled = (name: string): boolean =>
    modules.some((row) => row.name === name && row.state === 'installed');
  if (isInstalled('sale_amazon')) {
    throw new ConnectorError(
      'INSTALL_REFUSED',
      "Odoo's own Amazon connector (module sale_amazon) is installed in this database. Two connectors would import every order twice: uninstall one of them.",
    );
  }
  if (!isInstalled('sale_stock')) {
    throw new ConnectorError(
      'INSTALL_REFUSED',
      'This database lacks Sales or Inventory (module sale_stock). Install both apps in Odoo first.',
    );
  }
  return optionalModules.filter(isInstalled);
}

async function readMarker(odoo: OdooPort, options: Pick<CallScope, 'signal'>): Promise<string | undefined> {
  const answer = await odoo.call('sale.order.line', 'fields_get', {
    args: { allfields: [markerField], attributes: ['help'] },
    ...options,
  });
  const help = helpSchema.parse(answer)[markerField]?.help;
  return typeof help === 'string' ? help : undefined;
}

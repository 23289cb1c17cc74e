import { ConnectorError } from '../../../support/errors.ts';
import type { Environment } from '../environment.ts';
import { fieldRow } from '../models/field-row.ts';
import { seedRecord } from '../records/create.ts';
import { findExternalId, setExternalId } from '../records/external-ids.ts';
import { operations } from '../rights.ts';
import type { Values } from '../store/row.ts';
import { accessRights } from './access-rights.ts';
import { countries } from './countries.ts';
import { activeCurrencies, currencies } from './currencies.ts';
import { groups } from './groups.ts';
import type { SeedOptions, SeedProduct } from './options.ts';
import { seedCompanies } from './seed-companies.ts';
import { seedUsers } from './seed-users.ts';
import { states } from './states.ts';

/** Fills an empty database with what a new Odoo holds. */
export function seed(env: Environment, options: SeedOptions): void {
  seedModels(env);
  seedGroups(env);
  seedAccess(env);
  seedCurrencies(env, options.currencies ?? activeCurrencies);
  seedCountries(env);
  const unitFactor = env.database.model('uom.uom').fields.has('factor') ? 'factor' : 'relative_factor';
  named(env, 'uom.uom', 'uom.product_uom_unit', { name: 'Units', [unitFactor]: 1 });
  seedMessages(env);
  seedModules(env, options.modules ?? []);
  const companies = seedCompanies(env, options.companies ?? [{ name: 'My Company' }]);
  seedUsers(env, [...companies.values()]);
  named(env, 'crm.team', 'sales_team.team_sales_department', { name: 'Sales', sequence: 0 });
  for (const { company, ...product } of options.products ?? []) {
    const companyId = company === undefined ? false : companies.get(company);
    if (companyId === undefined) {
      throw new ConnectorError(
        'CONFIGURATION_INVALID',
        `There is no company "${String(company)}" among the options.`,
      );
    }
    seedRecord(env, 'product.product', {
      ...productValues(env, product),
      tracking: 'none',
      company_id: companyId,
      uom_id: 1,
      sale_ok: true,
      purchase_ok: true,
    });
  }
}

// Odoo 17 says by the type whether it keeps stock of a product.
function productValues(
  env: Environment,
  { is_storable: isStorable = false, type, ...product }: Omit<SeedProduct, 'company'>,
): Values {
  if (env.database.model('product.product').fields.has('is_storable'))
    return { ...product, type, is_storable: isStorable };
  const own = isStorable ? 'product' : type;
  return { ...product, type: own, detailed_type: own };
}

/** A record with an external id. */
export function named(
  env: Environment,
  model: string,
  externalId: string,
  values: Parameters<typeof seedRecord>[2],
): number {
  const id = seedRecord(env, model, values);
  setExternalId(env, externalId, { model, id });
  return id;
}

export function referTo(env: Environment, externalId: string): number {
  return findExternalId(env, externalId)?.id ?? 0;
}

function seedModels(env: Environment): void {
  for (const { name, label, module, order = 'id' } of env.database.version.definitions) {
    const externalId = `${module}.model_${name.replaceAll('.', '_')}`;
    const id = named(env, 'ir.model', externalId, { name: label, model: name, order, state: 'base' });
    for (const [field, definition] of env.database.model(name).fields) {
      seedRecord(env, 'ir.model.fields', fieldRow(name, id, field, definition));
    }
  }
}

function seedGroups(env: Environment): void {
  for (const { externalId, privilege, name, implies } of groups) {
    const fullName = privilege === undefined ? name : `${privilege} / ${name}`;
    const implied = implies.map((group) => referTo(env, group));
    named(env, 'res.groups', externalId, { name, full_name: fullName, implied_ids: implied });
  }
}

function seedAccess(env: Environment): void {
  const { modelName, traits } = env.database.version;
  for (const [model, rights] of Object.entries(accessRights)) {
    const [modelId] = env.database.table('ir.model').find('model', modelName(model)) ?? [];
    // Not every version has every model.
    if (modelId === undefined) continue;
    for (const [group, allowed] of Object.entries(rights)) {
      seedRecord(env, traits.rights.model, {
        name: `${model} ${group}`,
        model_id: modelId,
        group_id: referTo(env, group),
        ...traits.rights.valuesOf(operations.filter((operation) => allowed.includes(operation.charAt(0)))),
      });
    }
  }
}

function seedCurrencies(env: Environment, active: readonly string[]): void {
  const unknown = active.find((code) => !currencies.some(([known]) => known === code));
  if (unknown !== undefined) {
    throw new ConnectorError('CONFIGURATION_INVALID', `The embedded Odoo does not know currency ${unknown}.`);
  }
  for (const [code, name, symbol, digits] of currencies) {
    named(env, 'res.currency', `base.${code}`, {
      name: code,
      full_name: name,
      symbol,
      decimal_places: digits,
      rounding: 10 ** -digits,
      active: active.includes(code),
    });
  }
}

function seedCountries(env: Environment): void {
  for (const [code, name] of countries) {
    // Odoo's own exception: GB is base.uk.
    const key = code === 'GB' ? 'uk' : code.toLowerCase();
    const country = named(env, 'res.country', `base.${key}`, { code, name });
    for (const [stateCode, stateName] of states.get(code) ?? []) {
      seedRecord(env, 'res.country.state', { code: stateCode, name: stateName, country_id: country });
    }
  }
}

function seedMessages(env: Environment): void {
  named(env, 'mail.message.subtype', 'mail.mt_note', { name: 'Note', internal: true });
  named(env, 'mail.activity.type', 'mail.mail_activity_data_todo', { name: 'To-Do' });
  named(env, 'mail.activity.type', 'mail.mail_activity_data_warning', { name: 'Exception' });
}

const modules = [
  ['base', 'Base', 'installed'],
  ['mail', 'Discuss', 'installed'],
  ['sale', 'Sales', 'installed'],
  ['stock', 'Inventory', 'installed'],
  ['account', 'Invoicing', 'installed'],
  ['sale_stock', 'Sales and Warehouse Management', 'installed'],
  ['stock_delivery', 'Delivery - Stock', 'installed'],
  // A real Community lists it so: it comes with Enterprise.
  ['sale_amazon', 'Amazon Connector', 'uninstallable'],
] as const;

function seedModules(env: Environment, others: readonly string[]): void {
  const installed = others.map((name) => [name, name, 'installed'] as const);
  for (const [name, shortdesc, state] of [...modules, ...installed]) {
    const version = state === 'installed' ? `${env.database.version.serie}.1.0` : false;
    seedRecord(env, 'ir.module.module', { name, shortdesc, state, latest_version: version });
  }
}

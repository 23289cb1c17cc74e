import type { DefaultRecords, ModelDefinition } from '../schema/index.ts';
import type { LoadRecord } from '../odoo/index.ts';
import { modelKey } from './model-key.ts';

/**
 * Where an Odoo keeps who may do what: `ir.model.access` and `ir.rule` up to Odoo 19; `ir.access` in Odoo 20 (by public
 * threads, not run here).
 */
export type RightsModel = 'ir.model.access' | 'ir.access';

// External ids of Odoo's own groups. The administrator installs; the bot has "Sales / All Documents"; people in Sales,
// Inventory and Invoicing only look.
const administrators = 'base.group_system';
const botGroup = 'sales_team.group_sale_salesman_all_leads';
const readGroups = [
  'sales_team.group_sale_salesman',
  'stock.group_stock_user',
  'account.group_account_invoice',
];

/** What one group may do with one model. */
interface AccessRight {
  readonly model: string;
  readonly group: string;
  /** In the letters of `ir.access`: create, read, update, delete. */
  readonly operation: 'crud' | 'crd' | 'r';
}

/** The rights on models of our own, as this Odoo keeps them. */
export function rightsSteps(
  models: readonly ModelDefinition[],
  rightsModel: RightsModel,
): readonly DefaultRecords[] {
  const rights = models.flatMap(accessRights);
  const restrictions = models.flatMap(({ model, companyPath }) =>
    companyPath === undefined ? [] : [{ model, domain: ownCompanies(companyPath) }],
  );
  if (rightsModel === 'ir.access') {
    // A row with a group permits, a row without one restricts everybody.
    return [
      {
        model: 'ir.access',
        records: [
          ...rights.map(({ model, group, operation }) =>
            row(accessKey(model, group), model, `${model} ${group}`, {
              group_id: { key: group },
              operation,
            }),
          ),
          ...restrictions.map(({ model, domain }) =>
            row(ruleKey(model), model, `${model}: own companies`, { operation: 'crud', domain }),
          ),
        ],
      },
    ];
  }
  return [
    {
      model: 'ir.model.access',
      records: rights.map(({ model, group, operation }) =>
        row(accessKey(model, group), model, `${model} ${group}`, {
          group_id: { key: group },
          perm_read: true,
          perm_write: operation.includes('u'),
          perm_create: operation.includes('c'),
          perm_unlink: operation.includes('d'),
        }),
      ),
    },
    {
      model: 'ir.rule',
      records: restrictions.map(({ model, domain }) =>
        row(ruleKey(model), model, `${model}: own companies`, { domain_force: domain }),
      ),
    },
  ];
}

function accessRights({ model, botWrites = true, isImmutable = false }: ModelDefinition): AccessRight[] {
  const all = isImmutable ? 'crd' : 'crud';
  return [
    { model, group: administrators, operation: all },
    { model, group: botGroup, operation: botWrites ? all : 'r' },
    ...readGroups.map((group): AccessRight => ({ model, group, operation: 'r' })),
  ];
}

const ownCompanies = (path: string): string =>
  `['|', ('${path}', '=', False), ('${path}', 'in', company_ids)]`;

const accessKey = (model: string, group: string): string =>
  `amazon.access_${`${model} ${group}`.replaceAll(/[. ]/g, '_')}`;
const ruleKey = (model: string): string => `amazon.rule_${model}`;

const row = (key: string, model: string, name: string, values: LoadRecord['values']): LoadRecord => ({
  key,
  values: { name, model_id: { key: modelKey(model) }, ...values },
});

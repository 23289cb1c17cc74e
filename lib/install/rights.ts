/** Who may do what with the models that install() creates: external ids of Odoo's own groups. */
export interface AccessRight {
  readonly model: string;
  readonly group: string;
  /** `true`: create, write and delete too. */
  readonly full: boolean;
}

// The administrator installs; the bot has "Sales / All Documents"; people in Sales, Inventory and Invoicing only look.
const administrators = 'base.group_system';
const botGroup = 'sales_team.group_sale_salesman_all_leads';
const readGroups = [
  'sales_team.group_sale_salesman',
  'stock.group_stock_user',
  'account.group_account_invoice',
];
const ownModels = [
  'x_amazon_marketplace',
  'x_amazon_registration',
  'x_amazon_offer',
  'x_amazon_tax_rule',
  'x_amazon_problem',
];

export const accessRights: readonly AccessRight[] = ownModels.flatMap((model) => [
  { model, group: administrators, full: true },
  { model, group: botGroup, full: model !== 'x_amazon_marketplace' },
  ...readGroups.map((group) => ({ model, group, full: false })),
]);

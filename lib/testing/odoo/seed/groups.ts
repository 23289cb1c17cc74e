/** A group: external id, its privilege (when it belongs to one), its name, and the groups that it brings along. */
export interface SeedGroup {
  readonly externalId: string;
  readonly privilege?: string;
  readonly name: string;
  readonly implies: readonly string[];
}

const employee = 'base.group_user';

/** The groups of Odoo 19 that the rights of the embedded models name. */
export const groups: readonly SeedGroup[] = [
  { externalId: employee, name: 'Role / User', implies: [] },
  { externalId: 'base.group_partner_manager', privilege: 'Contact', name: 'Creation', implies: [] },
  { externalId: 'product.group_product_manager', privilege: 'Products', name: 'Create', implies: [] },
  { externalId: 'base.group_erp_manager', name: 'Access Rights', implies: [employee] },
  {
    externalId: 'base.group_system',
    name: 'Role / Administrator',
    implies: ['base.group_erp_manager', 'base.group_partner_manager', 'product.group_product_manager'],
  },
  {
    externalId: 'sales_team.group_sale_salesman',
    privilege: 'Sales',
    name: 'User: Own Documents Only',
    implies: [employee],
  },
  {
    externalId: 'sales_team.group_sale_salesman_all_leads',
    privilege: 'Sales',
    name: 'User: All Documents',
    implies: ['sales_team.group_sale_salesman'],
  },
  {
    externalId: 'sales_team.group_sale_manager',
    privilege: 'Sales',
    name: 'Administrator',
    implies: ['sales_team.group_sale_salesman_all_leads'],
  },
  { externalId: 'stock.group_stock_user', privilege: 'Inventory', name: 'User', implies: [employee] },
  {
    externalId: 'stock.group_stock_manager',
    privilege: 'Inventory',
    name: 'Administrator',
    implies: ['stock.group_stock_user'],
  },
  {
    externalId: 'account.group_account_invoice',
    privilege: 'Accounting',
    name: 'Invoicing',
    implies: [employee],
  },
  {
    externalId: 'account.group_account_manager',
    privilege: 'Accounting',
    name: 'Administrator',
    implies: ['account.group_account_invoice'],
  },
];

/** Groups of the three users: an administrator, a bot as the connector needs it, and an employee without any app. */
export const groupsOfUsers = {
  admin: [
    'base.group_system',
    'sales_team.group_sale_manager',
    'stock.group_stock_manager',
    'account.group_account_manager',
  ],
  bot: [
    employee,
    'sales_team.group_sale_salesman_all_leads',
    'stock.group_stock_user',
    'account.group_account_invoice',
    'base.group_partner_manager',
  ],
  plain: [employee],
} as const;

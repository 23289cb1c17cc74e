import { describe, expect, it } from '@jest/globals';
import { installSteps } from '../../lib/install/steps.ts';
import { schema } from '../../lib/capabilities.ts';

const bare = { companies: [], modules: [] } as const;
const rowsOf = (rightsModel: 'ir.model.access' | 'ir.access', model: string) =>
  installSteps(schema, { ...bare, rightsModel })
    .filter((step) => step.model === model)
    .flatMap(({ records }) => records);
const botKey = 'amazon.access_x_amazon_problem_sales_team_group_sale_salesman_all_leads';
const lookingKey = 'amazon.access_x_amazon_problem_stock_group_stock_user';

describe('the rights on models of our own', () => {
  it('are access rights and record rules up to Odoo 19', () => {
    const access = rowsOf('ir.model.access', 'ir.model.access');
    expect(access.find(({ key }) => key === botKey)?.values).toMatchObject({
      perm_read: true,
      perm_unlink: true,
    });
    expect(access.find(({ key }) => key === lookingKey)?.values).toMatchObject({
      perm_read: true,
      perm_write: false,
    });
    expect(rowsOf('ir.model.access', 'ir.rule').map(({ key }) => key)).toContain(
      'amazon.rule_x_amazon_problem',
    );
    expect(rowsOf('ir.model.access', 'ir.access')).toEqual([]);
  });

  it('let everybody who may make a claim delete it, and nobody change it', () => {
    const isClaim = ({ key }: { readonly key: string }) => key.startsWith('amazon.access_x_amazon_claim');
    const access = rowsOf('ir.model.access', 'ir.model.access').filter(isClaim);
    expect(access.length).toBeGreaterThan(2);
    expect(access.map(({ values }) => values['perm_write'])).toEqual(access.map(() => false));
    expect(access.filter(({ values }) => values['perm_unlink'])).toHaveLength(2);
    const operations = rowsOf('ir.access', 'ir.access')
      .filter(isClaim)
      .map(({ values }) => values['operation']);
    expect(operations).toEqual(['crd', 'crd', 'r', 'r', 'r']);
  });

  it('are rows of ir.access in an Odoo that has it: with a group they permit, without one they restrict', () => {
    const access = rowsOf('ir.access', 'ir.access');
    expect(access.find(({ key }) => key === botKey)?.values).toMatchObject({
      group_id: { key: 'sales_team.group_sale_salesman_all_leads' },
      operation: 'crud',
    });
    expect(access.find(({ key }) => key === lookingKey)?.values).toMatchObject({ operation: 'r' });
    const rule = access.find(({ key }) => key === 'amazon.rule_x_amazon_problem')?.values;
    expect(rule).toMatchObject({ operation: 'crud', domain: expect.stringContaining('company_ids') });
    expect(rule).not.toHaveProperty('group_id');
    expect(rowsOf('ir.access', 'ir.model.access')).toEqual([]);
  });
});

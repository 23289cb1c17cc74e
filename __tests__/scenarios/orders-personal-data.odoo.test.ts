import { expect, it } from '@jest/globals';
import { plainOrders } from '../../lib/testing/index.ts';
import { create, openStage, records, search } from '../../stage/index.ts';
import { realDatabases, withModule } from './real.ts';

const open = withModule('base_automation', realDatabases('personal_data'));

it('an order that a real Odoo refuses with a quotation from its address is parked without it', async () => {
  const stage = await openStage(await open(), { currencies: ['EUR'] });
  const { admin } = stage;
  // A rule of one's own, whose refusal quotes the address.
  const [model] = await search(admin, 'ir.model', [['model', '=', 'res.partner']]);
  const code = `raise UserError('%s, %s: we do not deliver there' % (record.name, record.street))`;
  const action = { name: 'Refuse', model_id: model, state: 'code', code };
  await create(admin, 'base.automation', [
    { name: 'Refuse', model_id: model, trigger: 'on_create', action_server_ids: [[0, 0, action]] },
  ]);

  const [plain] = plainOrders({ count: 1, marketplace: 'ES', channel: 'fbm', seed: 81 });
  if (!plain) throw new Error('no order');
  const address = { name: 'Ana Ejemplo', addressLine1: 'Calle Falsa 123', countryCode: 'ES' };
  const wire = { ...plain, recipient: { deliveryAddress: address } };

  const { syncOrders } = await stage.openSeller([wire]);
  const [outcome] = await syncOrders({});
  await stage.close();

  const said = /…, …: we do not deliver there/;
  expect(outcome).toMatchObject({
    status: 'failed',
    error: { code: 'ODOO_VALIDATION', message: expect.stringMatching(said) },
  });
  const [problem] = await records(admin, 'x_amazon_problem', [['x_ref', '=', plain.orderId]], ['x_reason']);
  expect(problem?.['x_reason']).toMatch(said);
  expect(problem?.['x_reason']).not.toContain('Falsa');
});

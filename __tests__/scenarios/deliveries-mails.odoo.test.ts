import { describe, expect, it } from '@jest/globals';
import { orderOf } from './dispatch.ts';
import { useDispatch } from './use-dispatch.ts';
import { create, jsonRpc, records, search } from '../../stage/index.ts';
import { realDatabases } from './real.ts';

const open = realDatabases('delivery_mails');

describe('what people hear of failed deliveries, on a real Odoo', () => {
  const dispatch = useDispatch(open, jsonRpc);

  const mails = () => records(dispatch.admin, 'mail.mail', [], ['subject', 'body_html']);

  it('is one e-mail for a run and an activity for each responsible, without a mail of its own', async () => {
    const [packer = 0] = await create(dispatch.admin, 'res.users', [
      { name: 'Packer', login: 'packer', email: 'packer@example.com', notification_type: 'email' },
    ]);
    const [template] = await search(dispatch.admin, 'mail.template', [
      ['name', '=', 'Amazon: Failed Shipments'],
    ]);
    const vals = { subject: 'Warehouse: {{ object.x_name }}' };
    await dispatch.admin.call('mail.template', 'write', { ids: [template ?? 0], args: { vals } });
    const desk = await dispatch.open([orderOf([1]), orderOf([1]), orderOf([1])]);
    const ids = await search(dispatch.bot, 'stock.picking', [['sale_id.x_amazon_channel', '=', 'fbm']]);
    await dispatch.bot.call('stock.picking', 'write', { ids, args: { vals: { user_id: packer } } });
    await desk.shipAll({ carrierId: dispatch.carrierId, tracking: '1Z5R89390357567127' });
    for (const message of ['Alpha <b>', 'Beta', 'Gamma']) {
      desk.amazon.failNext('confirmShipment', {
        status: 400,
        body: { errors: [{ code: 'InvalidInput', message }] },
      });
    }
    const before = await mails();
    const outcomes = await desk.sync();
    expect(outcomes.map(({ status }) => status)).toEqual(['failed', 'failed', 'failed']);
    const [mail, ...others] = (await mails()).filter(({ id }) => !before.some((known) => known.id === id));
    expect(others).toEqual([]);
    expect(mail?.['subject']).toBe(`Warehouse: ${desk.registration.name}`);
    for (const { orderId, pickingName } of outcomes) {
      expect(mail?.['body_html']).toContain(`<td>${pickingName}</td><td>${orderId}</td>`);
    }
    for (const words of ['Alpha &lt;b&gt;', 'Beta', 'Gamma']) expect(mail?.['body_html']).toContain(words);
    const activities = await records(dispatch.admin, 'mail.activity', [['user_id', '=', packer]], ['res_id']);
    expect(activities.map((activity) => activity['res_id']).toSorted()).toEqual(ids.toSorted());
    await desk.sync();
    expect(await mails()).toHaveLength(before.length + 1);
  });
});

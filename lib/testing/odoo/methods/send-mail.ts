import { z } from 'zod';
import { existingRows } from '../records/existing.ts';
import { seedRecord } from '../records/create.ts';
import { linkOf, textOf } from '../store/row.ts';
import type { Method } from './method.ts';

const pickingIds = z.array(z.number()).catch([]);

/**
 * An e-mail by a template, waiting to be sent. The embedded Odoo renders no QWeb: the body is the template's own text,
 * with the names of the pickings below it that the context names as `amazon_picking_ids`.
 */
export const sendMail: Method = {
  name: 'send_mail',
  on: 'records',
  parameters: ['res_id', 'force_send', 'raise_exception', 'email_values', 'email_layout_xmlid'],
  required: ['res_id'],
  models: ['mail.template'],
  run: (env, _model, { res_id: recordId }, ids) => {
    const [template] = existingRows(env, 'mail.template', ids);
    const model = textOf(env.database.table('ir.model').get(linkOf(template, 'model_id') ?? 0), 'model');
    const [record] = existingRows(env, model, [Number(recordId)]);
    const pickings = existingRows(env, 'stock.picking', pickingIds.parse(env.context['amazon_picking_ids']));
    return seedRecord(env, 'mail.mail', {
      subject: textOf(template, 'subject'),
      body_html: [textOf(template, 'body_html'), ...pickings.map((row) => textOf(row, 'name'))].join('\n'),
      model,
      res_id: record?.id ?? 0,
      state: 'outgoing',
    });
  },
};

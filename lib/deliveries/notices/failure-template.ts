import type { LoadRecord } from '../../odoo/index.ts';

export const failureTemplateKey = 'amazon.template_failed_shipments';

// `or ''`: Odoo leaves out an element with nothing to show, and the columns would shift. `exists()`: one picking that was
// deleted would keep the whole e-mail back. The pickings come in the context of send_mail: a template belongs to one record, here the registration.
const body = `<p>Amazon was not told of these shipments of <t t-out="object.x_name"/>. Correct them in Odoo: they are told again by themselves.</p>
<table border="1" cellpadding="4" style="border-collapse: collapse;">
<tr><th>Transfer</th><th>Amazon Order</th><th>Reason</th></tr>
<tr t-foreach="object.env['stock.picking'].browse(ctx.get('amazon_picking_ids', [])).exists()" t-as="picking">
<td t-out="picking.name"/><td t-out="', '.join(ref for ref in picking.move_ids.sale_line_id.order_id.mapped('x_amazon_order_ref') if ref)"/><td t-out="picking.x_amazon_sync_error or ''"/>
</tr>
</table>`;

/**
 * The e-mail about failed shipments of a run: a record of Odoo's own, for its users to change. It goes to the leader of
 * the sales team, or else to the company.
 */
export const failureTemplate: LoadRecord = {
  key: failureTemplateKey,
  values: {
    name: 'Amazon: Failed Shipments',
    model_id: { key: 'amazon.model_x_amazon_registration' },
    subject: '{{ object.x_name }}: shipments that Amazon was not told of',
    partner_to: '{{ object.x_team_id.user_id.partner_id.id or object.x_company_id.partner_id.id }}',
    body_html: body,
    // Else Odoo looks for an address on the registration, and finds none.
    use_default_to: false,
    auto_delete: false,
  },
};

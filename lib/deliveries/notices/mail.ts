import { isConnectorError } from '../../support/errors.ts';
import type { DeliverySession } from '../session.ts';

/**
 * Has Odoo mail one list of failed shipments, by the template of the registration. What goes wrong with the e-mail is a
 * warning: the pickings are flagged all the same.
 */
export async function mailFailures(session: DeliverySession, pickingIds: readonly number[]): Promise<void> {
  const { tools, registration, record } = session;
  const failureTemplateId = record.x_failure_template_id;
  if (pickingIds.length === 0 || failureTemplateId === undefined) return;
  try {
    await tools.odoo.call('mail.template', 'send_mail', {
      ids: [failureTemplateId],
      args: { res_id: registration.id },
      context: { amazon_picking_ids: pickingIds },
      companyId: registration.companyId,
    });
  } catch (error) {
    if (!isConnectorError(error)) throw error;
    const message = `The e-mail about ${pickingIds.length} failed shipments could not be handed to Odoo: ${error.message}`;
    tools.emit({ type: 'warning', code: error.code, message });
  }
}

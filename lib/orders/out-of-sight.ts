import { ConnectorError } from '../support/errors.ts';

/** An order that has a sale order in a company that the user may not enter. */
export const outOfSightError = (orderId: string): ConnectorError =>
  new ConnectorError(
    'RIGHTS_MISSING',
    `Order ${orderId} has a sale order already, in a company that the Odoo user may not enter or its registration does not belong to: nothing was made or changed. Let the user enter the company of the registration that imported the order, and the next run follows it there.`,
    { context: { orderId } },
  );

import type { ConnectorError } from '../../support/errors.ts';
import type { AmazonPicking } from '../pickings/picking.ts';
import { shipmentError } from '../verdict.ts';

/** What Amazon says about a picking that it refuses. */
export const refusedByAmazon = (picking: AmazonPicking, error: ConnectorError): ConnectorError =>
  error.code === 'AMAZON_NOT_FOUND' ? error : refusedInWords(picking, error.message, error);

export const refusedInWords = (picking: AmazonPicking, words: string, cause?: unknown): ConnectorError =>
  shipmentError(
    'SHIPMENT_REFUSED',
    picking,
    `Amazon refuses the shipment ("${words}"). Correct the picking in Odoo, and it is told again`,
    cause,
  );

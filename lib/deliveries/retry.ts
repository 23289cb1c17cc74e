import { z } from 'zod';
import { fields, searchRecords } from '../odoo/index.ts';
import { namingMissingInstall } from '../registrations/index.ts';
import { ConnectorError } from '../support/errors.ts';
import type { RunTools } from '../sync/index.ts';
import type { DeliveryOutcome } from './outcome.ts';
import { syncDeliveries, type DeliverySyncOptions } from './sync.ts';

const registrationOfPicking = z.object({
  state: fields.selection,
  sale_id: fields.link({
    x_amazon_channel: fields.selection,
    x_amazon_registration_id: fields.link({ x_company_id: fields.many2one }),
  }),
});

/** What became of these pickings, told again whatever became of them before; registration by registration. */
export async function* retryDeliveries(
  tools: RunTools,
  pickingIds: readonly number[],
  options: DeliverySyncOptions,
): AsyncGenerator<DeliveryOutcome, void> {
  if (pickingIds.length === 0) return;
  const records = await namingMissingInstall(() =>
    searchRecords(tools.odoo, 'stock.picking', registrationOfPicking, {
      domain: [['id', 'in', pickingIds]],
      signal: options.signal,
    }),
  );
  const fit = records.filter(
    ({ state, sale_id: order }) =>
      state === 'done' && order?.x_amazon_channel === 'fbm' && order.x_amazon_registration_id !== undefined,
  );
  const unfit = pickingIds.filter((id) => !fit.some((record) => record.id === id));
  if (unfit.length > 0) {
    throw new ConnectorError(
      'PICKING_UNKNOWN',
      `deliveries.retry() was given ${unfit.join(', ')}: not the id of a picking that is done and belongs to an FBM order of Amazon. Nothing was told.`,
      { context: { pickingIds: unfit } },
    );
  }
  const registrations = new Map(
    fit.map(({ sale_id: order }) => {
      const registration = order?.x_amazon_registration_id;
      return [registration?.id ?? 0, registration?.x_company_id ?? 0];
    }),
  );
  for (const [id, companyId] of registrations) {
    const own = fit.filter(({ sale_id: order }) => order?.x_amazon_registration_id?.id === id);
    yield* syncDeliveries(
      tools,
      { id, companyId },
      { ...options, pickingIds: own.map((record) => record.id) },
    );
  }
}

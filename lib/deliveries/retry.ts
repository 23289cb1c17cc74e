import { z } from 'zod';
import { fields, searchRecords } from '../odoo/index.ts';
import { namingMissingInstall } from '../registrations/index.ts';
import { checkInput } from '../support/check-input.ts';
import { ConnectorError } from '../support/errors.ts';
import type { SessionTools } from '../sync/index.ts';
import type { DeliveryOutcome } from './outcome.ts';
import { confirmDeliveries, syncOptions, type DeliverySyncOptions } from './sync.ts';

const registrationsOfPicking = z.object({
  state: fields.selection,
  move_ids: fields.links({
    location_dest_id: fields.link({ usage: fields.selection }),
    sale_line_id: fields.link({
      order_id: fields.link({
        x_amazon_channel: fields.selection,
        x_amazon_registration_id: fields.link({ x_company_id: fields.many2one }),
      }),
    }),
  }),
});

const pickingsSchema = z.array(z.int().positive());

/** What became of these pickings, told again whatever became of them before; registration by registration. */
export async function* retryDeliveries(
  tools: SessionTools,
  pickingIds: readonly number[],
  options: DeliverySyncOptions,
): AsyncGenerator<DeliveryOutcome, void> {
  checkInput('deliveries.retry', z.object({ pickingIds: pickingsSchema, options: syncOptions }), {
    pickingIds,
    options,
  });
  if (pickingIds.length === 0) return;
  const records = await namingMissingInstall(() =>
    searchRecords(tools.odoo, 'stock.picking', registrationsOfPicking, {
      domain: [['id', 'in', pickingIds]],
      signal: options.signal,
    }),
  );
  const registrationsOf = ({ state, move_ids: moves }: (typeof records)[number]) =>
    moves.flatMap(({ location_dest_id: to, sale_line_id: line }) => {
      const order = line?.order_id;
      const isShipped = state === 'done' && to?.usage === 'customer' && order?.x_amazon_channel === 'fbm';
      return isShipped ? (order.x_amazon_registration_id ?? []) : [];
    });
  const fit = records.filter((record) => registrationsOf(record).length > 0);
  const unfit = pickingIds.filter((id) => !fit.some((record) => record.id === id));
  if (unfit.length > 0) {
    throw new ConnectorError(
      'PICKING_UNKNOWN',
      `deliveries.retry() was given ${unfit.join(', ')}: not the id of a picking that is done and belongs to an FBM order of Amazon. Nothing was told.`,
      { context: { pickingIds: unfit } },
    );
  }
  const registrations = new Map(
    fit.flatMap(registrationsOf).map(({ id, x_company_id: companyId }) => [id, companyId ?? 0]),
  );
  for (const [id, companyId] of registrations) {
    const own = fit.filter((record) =>
      registrationsOf(record).some((registration) => registration.id === id),
    );
    yield* confirmDeliveries(
      tools,
      { id, companyId },
      { ...options, pickingIds: own.map((record) => record.id) },
    );
  }
}

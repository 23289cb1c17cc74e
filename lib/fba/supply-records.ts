import type { DefaultRecords } from '../schema/index.ts';
import type { RecordLink } from '../odoo/index.ts';

/** External id of the operation type that supplies an Amazon location: `id` is its company, or what names it. */
export const supplyTypeKey = (id: number | string): string => `amazon.picking_type_supply_${id}`;
export const supplyRouteKey = (id: number | string): string => `amazon.route_supply_${id}`;
export const supplyRuleKey = (id: number | string): string => `amazon.rule_supply_${id}`;

/** An Amazon location, and the warehouse of its company that supplies it. */
export interface SuppliedLocation {
  /** Tells the records apart from those of other Amazon locations, in their external ids. */
  readonly id: number | string;
  readonly name: string;
  /**
   * Goes into the names of the transfers, such as `AMZ` for `WH/AMZ/00001`: another one for each operation type, since
   * each counts its own transfers, and Odoo refuses a name that is taken in the company.
   */
  readonly sequenceCode: string;
  readonly companyId: number;
  readonly warehouseId: number;
  /** Where the warehouse keeps its stock. */
  readonly stockLocationId: number;
  readonly location: RecordLink;
}

/**
 * What moves stock of a warehouse to an Amazon location: an operation type, and a route of the warehouse with one rule.
 *
 * The operation type has the location as its destination, since Odoo 19 sends what a rule moves to the destination of the
 * rule's operation type (measured). The route is the warehouse's, so that a reordering rule on the location works for
 * every product without naming a route (measured).
 */
export function supplyRecords(supplied: SuppliedLocation): readonly DefaultRecords[] {
  const { id, name, warehouseId, location } = supplied;
  const company_id = { dbId: supplied.companyId };
  const stock = { dbId: supplied.stockLocationId };
  return [
    {
      model: 'stock.picking.type',
      records: [
        {
          key: supplyTypeKey(id),
          values: {
            name,
            code: 'internal',
            sequence_code: supplied.sequenceCode,
            company_id,
            warehouse_id: { dbId: warehouseId },
            default_location_src_id: stock,
            default_location_dest_id: location,
          },
        },
      ],
    },
    {
      model: 'stock.route',
      records: [
        {
          key: supplyRouteKey(id),
          values: {
            name,
            company_id,
            product_selectable: true,
            warehouse_selectable: true,
            warehouse_ids: { dbIds: [warehouseId] },
          },
        },
      ],
    },
    {
      model: 'stock.rule',
      records: [
        {
          key: supplyRuleKey(id),
          values: {
            name,
            action: 'pull',
            procure_method: 'make_to_stock',
            route_id: { key: supplyRouteKey(id) },
            picking_type_id: { key: supplyTypeKey(id) },
            location_src_id: stock,
            location_dest_id: location,
            company_id,
          },
        },
      ],
    },
  ];
}

import type { SyncMemory } from '../memory/memory.ts';

/** What a picking moved of an FBM order, and what is known of it at Amazon. A picking of two orders is two of these. */
export interface AmazonPicking {
  readonly id: number;
  readonly name: string;
  readonly isDone: boolean;
  /** ISO 8601, UTC; undefined while it is open. */
  readonly doneAt: string | undefined;
  /** Who is to hear of trouble: the responsible of the picking, else the salesperson. */
  readonly userId: number | undefined;
  readonly order: PickedOrder;
  readonly carrier: DeliveryMethod | undefined;
  /** As it stands in Odoo: several references are joined with commas. */
  readonly trackingReference: string | undefined;
  readonly lines: readonly PickedLine[];
  /** Carriers and tracking references that were filled in on earlier steps of a delivery in several. */
  readonly earlier: readonly EarlierStep[];
  readonly sync: SyncMemory;
  /** Ids of the activities that ask somebody to mend it. */
  readonly activityIds: readonly number[];
}

export interface EarlierStep {
  readonly carrier: DeliveryMethod | undefined;
  readonly trackingReference: string | undefined;
}

export interface PickedOrder {
  /** Amazon's order id. */
  readonly orderId: string;
  readonly marketplaceId: string;
  /** Amazon's, as of the last order sync. */
  readonly status: string;
  readonly programs: readonly string[];
  /** When Amazon changed the order last, as of the last order sync: ISO 8601, UTC. */
  readonly changedAt: string | undefined;
  /** ISO 8601, UTC. */
  readonly orderedAt: string | undefined;
  /** Whether Amazon was told of another picking of the order. */
  readonly isPartlyTold: boolean;
  /** Ids of the other pickings of the order. */
  readonly otherPickingIds: readonly number[];
  /** Those of them that had nothing for Amazon when they were looked at last. */
  readonly silentPickingIds: readonly number[];
  /** Tracking references of the other pickings of the order. */
  readonly otherReferences: readonly string[];
}

/** Odoo's `delivery.carrier`, with what it is called at Amazon where somebody has said so. */
export interface DeliveryMethod {
  readonly name: string;
  readonly amazonCarrier: string | undefined;
  readonly shippingService: string | undefined;
}

/** An order line with an Amazon item, and all its stock moves in this and other pickings. */
export interface PickedLine {
  readonly orderItemId: string;
  readonly productId: number | undefined;
  readonly isTransparency: boolean;
  /** Units that Amazon sold. */
  readonly quantityAtAmazon: number;
  /** Units of the order line in Odoo, which somebody may have changed, in the unit of Amazon's item. */
  readonly ordered: number;
  /** Which part of them is delivered, as Odoo has it. */
  readonly deliveredShare: number;
  /** Whether its moves are of the line's own product; those of kits are not. */
  readonly countsAlike: boolean;
  readonly moves: readonly LineMove[];
  /** What this picking moved of the line, lot by lot and package by package. */
  readonly portions: readonly Portion[];
}

export interface LineMove {
  readonly id: number;
  readonly pickingId: number;
  readonly productId: number;
  readonly state: string;
  /** When it was done, else when it is planned. */
  readonly date: string;
  readonly isReturn: boolean;
  /** The move whose goods it brings back, or out again. */
  readonly returnedMoveId: number | undefined;
  /** Done, and asked for, in the unit of the product. */
  readonly quantity: number;
  readonly demand: number;
}

export interface Portion {
  readonly quantity: number;
  readonly serialNumber: string | undefined;
  /** Odoo's package. */
  readonly packageId: number | undefined;
}

/** Whether both are of the same order and the same picking. */
export const isSame = (one: AmazonPicking, other: AmazonPicking): boolean => refOf(one) === refOf(other);

/** Names what a picking moved of an order. */
export const refOf = ({ id, order }: AmazonPicking): string => `${id} ${order.orderId}`;

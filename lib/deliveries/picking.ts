import type { Told } from './told.ts';

/** What a picking of an FBM order moved, and what is known of it at Amazon. */
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
  readonly sync: SyncMemory;
}

export interface PickedOrder {
  readonly saleOrderId: number;
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
  readonly isTransparency: boolean;
  /** Units that Amazon sold. */
  readonly quantityAtAmazon: number;
  /** Units of the order line, in the line's unit of measure. */
  readonly ordered: number;
  readonly delivered: number;
  /** Whether its moves count in the line's own product and unit; kits and other units do not. */
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
  readonly isReturn: boolean;
  /** Done, and asked for, in the unit of the move. */
  readonly quantity: number;
  readonly demand: number;
}

export interface Portion {
  readonly quantity: number;
  readonly serialNumber: string | undefined;
  /** Odoo's package. */
  readonly packageId: number | undefined;
}

/** What the picking itself remembers, in fields that install() made. */
export interface SyncMemory {
  readonly state: string | undefined;
  readonly error: string | undefined;
  readonly told: Told | undefined;
  /** ISO 8601, UTC. */
  readonly toldAt: string | undefined;
  readonly lookedAt: string | undefined;
  /** Ids of the activities that ask somebody to mend it. */
  readonly activityIds: readonly number[];
}

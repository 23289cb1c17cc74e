/** A sale order of what Amazon has shipped itself, as it now is in Odoo. */
export interface ShippedOrder {
  readonly id: number;
  readonly name: string;
  /** Amazon's order id. */
  readonly orderId: string;
  readonly deliveryAddressId: number | undefined;
  /** When Amazon shipped it, as far as Amazon says: Odoo's datetime, UTC. */
  readonly shippedAt: string;
  /** Whether its moves were made once, and it has changed at Amazon since. */
  readonly isAgain: boolean;
  /** Whether the run that made it has not looked at its total yet: until then nothing may be written into it. */
  readonly isUnbalanced: boolean;
  /** Those that stand for an item, and are of goods. */
  readonly lines: readonly ShippedLine[];
  /** Pickings that the connector made for it, oldest first. */
  readonly pickings: readonly OwnPicking[];
  /** Names of other deliveries of it that are open: what Amazon has shipped would be shipped once more. */
  readonly otherDeliveries: readonly string[];
}

export interface ShippedLine {
  readonly id: number;
  readonly productId: number;
  readonly sku: string;
  /** Of the line; quantities are in it. */
  readonly unitId: number;
  /** What has to leave the Amazon location, whatever came back later. */
  readonly quantity: number;
  /** What has left already. */
  readonly moved: number;
  readonly isKit: boolean;
  readonly isTracked: boolean;
  readonly isAverageCost: boolean;
}

/** A picking that the connector made. */
export interface OwnPicking {
  readonly id: number;
  readonly name: string;
  /** Its number among those of its order, from 1. */
  readonly number: number;
  /** Odoo's: `draft`, `waiting`, `confirmed`, `assigned`, `done` or `cancel`. */
  readonly state: string;
  /** Odoo's datetime, UTC. */
  readonly doneAt: string | undefined;
}

/** Whether a picking, or a move, is neither done nor cancelled. */
export const isOpen = ({ state }: { readonly state?: string | undefined }): boolean =>
  state !== 'done' && state !== 'cancel';

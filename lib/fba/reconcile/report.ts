/** What Amazon states of a product, summed over its stocks. All quantities are units. */
export interface InventoryAmounts {
  /** Can be picked, packed and shipped. */
  readonly fulfillable: number;
  /** Being picked, packed or shipped, moved between warehouses, or sidelined. */
  readonly reserved: number;
  /** Sent, or to be sent, to Amazon, and not received yet. */
  readonly inbound: number;
  /** Damaged, defective or expired, but there. */
  readonly unfulfillable: number;
  /** Being looked for. */
  readonly researching: number;
  /** All of it by Amazon's own sum. */
  readonly total: number;
}

/**
 * Why the stock of a product is not adjusted by itself.
 *
 * `KIT`: Odoo counts its components only. `KIT_COMPONENT`: Amazon lists kits, which Odoo counts by such components, or has shipped kits that have not left Odoo yet. `TRACKED`: its lots or serial numbers are needed. `ARCHIVED`, `NOT_STORABLE`: the
 * product is so in Odoo. `SKU_AMBIGUOUS`: offers of one SKU or one stock name several products. `STOCK_ELSEWHERE`: what is too much
 * lies in packages, sublocations, or belongs to somebody else. `AMAZON_EMPTY`: the alarm of the report. `STOCK_MOVED`: other
 * transfers came in between, three times. `REFUSED`: Odoo refused it; its words are in the note.
 */
export type ReconcileObstacle =
  | 'KIT'
  | 'KIT_COMPONENT'
  | 'TRACKED'
  | 'ARCHIVED'
  | 'NOT_STORABLE'
  | 'SKU_AMBIGUOUS'
  | 'STOCK_ELSEWHERE'
  | 'AMAZON_EMPTY'
  | 'STOCK_MOVED'
  | 'REFUSED';

/** One product of the Amazon location. Quantities are in the product's unit of measure. */
export interface StockLine {
  /** Id of the product in Odoo (model `product.product`). */
  readonly productId: number;
  /** What the Amazon location holds, with what is below it. */
  readonly odoo: number;
  /** What open moves will still change: below zero for what they take out to customers. */
  readonly openMoves: number;
  /** Units of shipped orders that Odoo has no move for yet: they count as gone. */
  readonly waiting: number;
  /**
   * What the location should hold more (above zero) or less, once open moves are made: what is expected and waiting, less
   * `odoo` and `openMoves`.
   */
  readonly difference: number;
  /** Whether the location was adjusted, and then held what it should. */
  readonly adjusted: boolean;
  /** Why it is not adjusted by itself; undefined where nothing stands in the way. */
  readonly obstacle: ReconcileObstacle | undefined;
  /** What a person should know, in sentences. */
  readonly note: string | undefined;
}

/** A product that Amazon lists, with what both ends hold of it. */
export interface ReconcileLine extends StockLine {
  /** The first of its SKUs, for a table. */
  readonly sku: string;
  /** All seller SKUs of the product: those of several offers are added up. */
  readonly skus: readonly string[];
  /** Amazon's ids of the goods, one for each stock. */
  readonly fnSkus: readonly string[];
  /** What Amazon states, each stock once. */
  readonly amazon: InventoryAmounts;
  /** Those of Amazon's quantities that the location is to hold. */
  readonly expected: number;
}

/** A product that the location holds, and Amazon does not list. */
export interface MissingAtAmazon extends StockLine {
  /** Its internal reference in Odoo. */
  readonly sku: string | undefined;
}

/** A SKU that Amazon lists, and no product in Odoo has. */
export interface UnknownSku {
  /** The seller's SKU at Amazon. */
  readonly sku: string;
  /** Amazon's merchant token. */
  readonly sellerId: string;
  /** Units that the location would hold of it. */
  readonly expected: number;
}

/** Amazon's FBA inventory beside the stock of the Amazon location. */
export interface ReconcileReport {
  /** Id of the registration in Odoo. */
  readonly registrationId: number;
  /** The Amazon location that was compared (model `stock.location`). */
  readonly locationId: number;
  /** All registrations whose stock lies in the location, this one included. */
  readonly registrationIds: readonly number[];
  /** One for each product that Amazon lists. */
  readonly lines: readonly ReconcileLine[];
  /** SKUs without product: nothing is created for them. */
  readonly unknownSkus: readonly UnknownSku[];
  /** Products with stock in the location that Amazon does not list. */
  readonly notAtAmazon: readonly MissingAtAmazon[];
  /** `AMAZON_EMPTY`: Amazon lists nothing, or only zeros, where the location holds stock; nothing was adjusted. */
  readonly alarm: 'AMAZON_EMPTY' | undefined;
  /** `true` when nothing was written. */
  readonly dryRun: boolean;
}

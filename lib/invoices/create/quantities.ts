import type { OrderFacts, OrderLineFacts } from './order-facts.ts';

/** What of a line goes on the next invoice. */
export interface DueLine {
  readonly line: OrderLineFacts;
  readonly quantity: number;
}

/** What is to be invoiced of an order now, as far as Odoo has delivered it. */
export interface Due {
  readonly lines: readonly DueLine[];
  /** Whether all of its items are delivered. */
  readonly isDeliveredInFull: boolean;
}

/**
 * Decides which quantities of an order are to be invoiced.
 *
 * Items as they are delivered, whatever the invoicing policy of their product. What accompanies an item, such as its
 * shipping, goes with the first invoice that bills some of the item; what belongs to the whole order with the first one.
 * Lines that somebody added go along by Odoo's own rules.
 */
export function dueLines(order: OrderFacts): Due {
  const lines = order.lines.filter((line) => line.displayType === undefined);
  const items = lines.filter(isItem);
  const goods = items.filter(({ isGoods }) => isGoods);
  const areGoodsDelivered =
    goods.length > 0 && goods.every(({ delivered, quantity }) => delivered >= quantity);
  const deliveredOf = (line: OrderLineFacts): number =>
    !line.isGoods && (order.isShipped || areGoodsDelivered)
      ? Math.max(line.quantity, line.delivered)
      : line.delivered;
  const openOf = (line: OrderLineFacts): number => Math.max(0, deliveredOf(line) - line.invoiced);

  const isBegun = (item: OrderLineFacts): boolean => openOf(item) > 0 || item.invoiced > 0;
  const itemsOf = ({ itemRef }: OrderLineFacts): readonly OrderLineFacts[] => {
    const own = items.filter((item) => item.itemRef === itemRef);
    // Of an item cancelled down to nothing only money is left: that belongs to the whole order.
    return itemRef === undefined || own.length === 0 ? items : own;
  };
  const isBilled = ({ id }: OrderLineFacts): boolean =>
    order.invoices.some((invoice) => invoice.lines.some(({ saleLineIds }) => saleLineIds.includes(id)));

  const quantityOf = (line: OrderLineFacts): number => {
    if (line.component === undefined) return Math.max(0, line.toInvoice);
    if (isItem(line)) return openOf(line);
    // One that was billed and credited is a person's affair.
    return !isBilled(line) && itemsOf(line).some(isBegun) ? line.quantity : 0;
  };
  const due = items.some(isBegun) ? lines.map((line) => ({ line, quantity: quantityOf(line) })) : [];
  return {
    lines: due.filter(({ quantity }) => quantity > 0),
    isDeliveredInFull: items.every((item) => deliveredOf(item) >= item.quantity),
  };
}

const isItem = ({ component }: OrderLineFacts): boolean => component === 'item';

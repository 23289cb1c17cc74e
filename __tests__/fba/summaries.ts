import type { InventorySummary } from '../../lib/amazon/index.ts';

interface SummaryDraft {
  readonly fnSku?: string | undefined;
  readonly asin?: string;
  readonly fulfillable?: number;
  readonly reserved?: number;
  readonly inbound?: number;
  readonly unfulfillable?: number;
  readonly researching?: number;
  readonly lastUpdatedTime?: string;
}

/** What Amazon states of a SKU. Its fnSku is `X-` and the SKU unless another one is given. */
export function summaryOf(sellerSku: string, draft: SummaryDraft = {}): InventorySummary {
  const { fulfillable = 0, reserved = 0, inbound = 0, unfulfillable = 0, researching = 0 } = draft;
  return {
    sellerSku,
    fnSku: 'fnSku' in draft ? draft.fnSku : `X-${sellerSku}`,
    asin: draft.asin ?? 'B000000001',
    condition: 'NewItem',
    fulfillable,
    reserved: { total: reserved, customerOrders: reserved, transshipment: 0, processing: 0 },
    inbound: { working: 0, shipped: inbound, receiving: 0 },
    unfulfillable,
    researching,
    total: fulfillable + reserved + inbound + unfulfillable + researching,
    lastUpdatedTime: draft.lastUpdatedTime ?? '2026-11-01T10:00:00Z',
  };
}

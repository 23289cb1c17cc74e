import { describe, expect, it } from '@jest/globals';
import type { AmazonReport, CustomerReturn } from '../../lib/amazon/index.ts';
import { identifyReturns } from '../../lib/fba/returns/identify.ts';
import { returnedLots } from '../../lib/fba/returns/lots.ts';
import { planReturns } from '../../lib/fba/returns/plan.ts';
import type {
  LotlessMove,
  LotOut,
  ReturnedLine,
  ReturnedOrder,
} from '../../lib/fba/returns/returned-order.ts';
import { reportToTakeUp, returnsFrom } from '../../lib/fba/returns/window.ts';

const row: CustomerReturn = {
  orderId: '902-1111111-1111111',
  sku: 'MUG',
  quantity: 1,
  returnedAt: '2026-10-05T08:00:00Z',
  disposition: 'SELLABLE',
  reason: undefined,
  status: undefined,
  fnSku: undefined,
  licensePlate: undefined,
};
const line: ReturnedLine = {
  id: 1,
  sku: 'MUG',
  productId: 5,
  unitId: 1,
  returnable: 1,
  isAverageCost: false,
  parts: [
    { productId: 5, unitId: 1, quantity: 1, isTracked: false, bomLineId: undefined, origin: undefined },
  ],
  lots: [],
};
const order: ReturnedOrder = {
  id: 7,
  name: 'S7',
  orderId: row.orderId,
  isFba: true,
  deliveryAddressId: undefined,
  lines: [line, { ...line, id: 2, returnable: 2 }],
  serviceSkus: [],
  pickings: [],
};
const terms = { policy: 'amazon', lockedUntil: undefined, now: '2026-11-01 00:00:00' } as const;
const plan = (rows: readonly CustomerReturn[], change: Partial<ReturnedOrder> = {}) =>
  planReturns(identifyReturns(rows), new Map([[order.orderId, { ...order, ...change }]]), terms);

describe('the identity of a return', () => {
  it('is its licence plate number, stated twice or not', () => {
    const plated = { ...row, licensePlate: 'LPN1' };
    expect(identifyReturns([plated, { ...plated, disposition: 'DEFECTIVE' }])).toHaveLength(1);
  });

  it('is its place among equal rows, the same in every report', () => {
    const other = { ...row, returnedAt: '2026-10-06T08:00:00Z' };
    const first = identifyReturns([row, row]).map(({ key }) => key);
    expect(new Set(first).size).toBe(2);
    expect(identifyReturns([other, row, row]).map(({ key }) => key)).toEqual([expect.anything(), ...first]);
  });
});

describe('planning returns', () => {
  it('fills the lines of the SKU in order, over several returns', () => {
    const moves = plan([{ ...row, quantity: 2 }, row]).map((step) =>
      step.step === 'make' ? step.moves.map(({ lineId, quantity }) => [lineId, quantity]) : step.step,
    );
    expect(moves).toEqual([
      [
        [1, 1],
        [2, 1],
      ],
      [[2, 1]],
    ]);
  });

  it('refuses more than is delivered, and SKUs that the order does not have', () => {
    const steps = plan([{ ...row, quantity: 4 }, { ...row, sku: 'CUP' }, row]);
    expect(steps.map(({ step }) => step)).toEqual(['refuse', 'refuse', 'make']);
  });

  it('skips what the seller shipped, and what a person has cancelled', () => {
    expect(plan([row], { isFba: false })).toMatchObject([{ step: 'skip', reason: 'NOT_FBA' }]);
    const [name = ''] = identifyReturns([row]).map((one) => one.name);
    const picking = { id: 3, name, state: 'cancel', doneAt: undefined, isUndated: false, lotless: [] };
    expect(plan([row], { pickings: [picking] })).toMatchObject([
      { step: 'skip', reason: 'PICKING_CANCELLED' },
    ]);
  });
});

describe('planning returns of services', () => {
  it('skips them, unless they were goods when they left', () => {
    const service = { serviceSkus: ['MUG'] };
    expect(plan([row], { ...service, lines: [] })).toMatchObject([{ step: 'skip', reason: 'SERVICE' }]);
    expect(plan([row], service)).toMatchObject([{ step: 'make' }]);
    expect(plan([{ ...row, sku: 'CUP' }], service)).toMatchObject([{ step: 'refuse' }]);
  });
});

describe('the lots of a return', () => {
  const move: LotlessMove = {
    id: 1,
    pickingId: 1,
    lineId: 1,
    productId: 5,
    productName: 'MUG',
    productUnitId: 1,
    tracking: 'lot',
    quantity: 2,
    linesThere: 0,
  };
  const lot = (lotId: number, quantity: number): LotOut => ({
    productId: 5,
    lotId,
    name: `L${lotId}`,
    quantity,
  });
  const park = { policy: 'park', lotName: undefined } as const;

  it('are known when one is out, or when all that is out came back', () => {
    expect(returnedLots(move, [lot(1, 5)], park)).toMatchObject([{ lotId: 1, quantity: 2 }]);
    expect(returnedLots(move, [lot(1, 1), lot(2, 1)], park)).toHaveLength(2);
  });

  it('are not guessed otherwise; a lot that the registration names stands for them, but for serial numbers', () => {
    const lots = [lot(1, 5), lot(2, 5)];
    expect(returnedLots(move, lots, park)).toBeUndefined();
    const named = { policy: 'named', lotName: 'BACK' } as const;
    expect(returnedLots(move, lots, named)).toEqual([{ lotId: undefined, lotName: 'BACK', quantity: 2 }]);
    expect(returnedLots({ ...move, tracking: 'serial' }, lots, named)).toBeUndefined();
  });
});

describe('what Amazon is asked for', () => {
  const now = Date.parse('2026-11-26T00:00:00Z');
  const asked = { cursor: undefined, failedSince: undefined, since: undefined, now };

  it('begins 30 days ago, then a week before the last report, and earlier while a return fails', () => {
    expect(returnsFrom(asked)).toBe('2026-10-27T00:00:00.000Z');
    const cursor = '2026-11-25T00:00:00Z';
    expect(returnsFrom({ ...asked, cursor })).toBe('2026-11-18T00:00:00.000Z');
    const failedSince = '2026-10-05T00:00:00Z';
    expect(returnsFrom({ ...asked, cursor, failedSince })).toBe('2026-10-05T00:00:00.000Z');
    expect(returnsFrom({ ...asked, cursor, failedSince: '2025-01-01T00:00:00Z' })).toBe(
      '2026-09-27T00:00:00.000Z',
    );
  });

  it('is a report that is under way or was not read yet, where it covers the same', () => {
    const report: AmazonReport = {
      reportId: '1',
      reportType: 'GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA',
      marketplaceIds: ['A1'],
      processingStatus: 'IN_QUEUE',
      createdTime: '2026-11-25T10:00:00Z',
      dataStartTime: '2026-11-01T00:00:00Z',
      dataEndTime: undefined,
      reportDocumentId: undefined,
    };
    const wanted = { from: '2026-11-18T00:00:00Z', cursor: '2026-11-25T00:00:00Z', marketplaceIds: ['A1'] };
    expect(reportToTakeUp([report], wanted)).toBe(report);
    const done = { ...report, processingStatus: 'DONE' };
    expect(reportToTakeUp([done], wanted)).toBe(done);
    expect(reportToTakeUp([done], { ...wanted, cursor: '2026-11-25T10:00:00Z' })).toBeUndefined();
    expect(reportToTakeUp([report], { ...wanted, from: '2026-10-01T00:00:00Z' })).toBeUndefined();
    expect(reportToTakeUp([report], { ...wanted, marketplaceIds: ['A1', 'A2'] })).toBeUndefined();
    expect(reportToTakeUp([{ ...report, processingStatus: 'FATAL' }], wanted)).toBeUndefined();
  });
});

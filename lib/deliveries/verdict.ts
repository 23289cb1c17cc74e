import type { ShipmentConfirmation } from '../amazon/index.ts';
import { ConnectorError } from '../support/errors.ts';
import type { DeliveryOutcome, DeliveryRoute, DeliverySkip } from './outcome.ts';
import type { SyncMemory } from './memory/memory.ts';
import type { AmazonPicking } from './pickings/picking.ts';
import type { Told } from './memory/told.ts';

/** What a picking comes to: its outcome, and what it remembers from now on. */
export interface Verdict {
  readonly picking: AmazonPicking;
  readonly outcome: DeliveryOutcome;
  /** Fields of its memory that change; undefined: nothing is written. */
  readonly memory?: Partial<SyncMemory>;
  /** For the people who read the history of the picking. */
  readonly note?: string;
  /** Of an open picking: whether Amazon lists its whole order as shipped. */
  readonly isAllShipped?: boolean;
}

/** A picking with the packages that Amazon is to be told of, or was told of. */
export interface Parcel {
  readonly picking: AmazonPicking;
  readonly shipments: readonly ShipmentConfirmation[];
  readonly fingerprint: string;
  readonly warnings: readonly string[];
}

const base = ({ id, name, order }: AmazonPicking) =>
  ({ pickingId: id, pickingName: name, orderId: order.orderId, dryRun: false }) as const;

/** Amazon lists what it was told. */
export const listed = ({ picking, fingerprint }: Parcel): Verdict => ({
  ...synchronized(picking, 'connector'),
  memory: { state: 'done', error: undefined, told: { step: 'listed', fingerprint } },
});

export const synchronized = (
  picking: AmazonPicking,
  by: 'connector' | 'seller' | 'amazon',
  note?: string,
): Verdict => ({
  picking,
  outcome: { ...base(picking), status: 'synchronized', by },
  memory: { state: 'done', error: undefined, told: { step: 'elsewhere', fingerprint: '' } },
  ...(note !== undefined && { note }),
});

/** Amazon has been told; with `told`, the picking remembers how. */
export function told({ picking, shipments, warnings }: Parcel, route: DeliveryRoute, memory?: Told): Verdict {
  return {
    picking,
    outcome: { ...base(picking), status: 'told', shipments, route, warnings },
    ...(memory && { memory: { state: 'pending', error: undefined, told: memory } }),
  };
}

const skipWords: Readonly<Record<DeliverySkip, string | undefined>> = {
  CARRIER_MISSING: 'It has no carrier. Amazon asks for one: choose a delivery method.',
  TRACKING_MISSING: 'It has no tracking reference. Amazon asks for one: fill it in.',
  NOTHING_FOR_AMAZON: undefined,
  CONFIRMED_BY_AMAZON: undefined,
  LOOKUP_POSTPONED: undefined,
  FEED_UNDER_WAY: undefined,
  UNCHANGED_SINCE_FAILURE: undefined,
};

// What stands in the picking is still right.
const staysAsItIs: ReadonlySet<DeliverySkip> = new Set([
  'UNCHANGED_SINCE_FAILURE',
  'LOOKUP_POSTPONED',
  'FEED_UNDER_WAY',
]);

export function skipped(picking: AmazonPicking, reason: DeliverySkip): Verdict {
  const outcome = { ...base(picking), status: 'skipped', reason } as const;
  if (staysAsItIs.has(reason)) return { picking, outcome };
  const memory = {
    state: reason === 'NOTHING_FOR_AMAZON' ? 'none' : 'pending',
    error: skipWords[reason],
    told: unlessRefused(picking),
  };
  return { picking, outcome, memory };
}

/** What Amazon has heard stays known while nothing can be sent; what it has refused is sent again once it can be. */
export const unlessRefused = ({ sync: { told: memory } }: AmazonPicking): Told | undefined =>
  memory?.step === 'refused' ? undefined : memory;

/** Flagged as failed; one that failed alike before counts as unchanged, unless it was sent again meanwhile. */
export function failed(picking: AmazonPicking, error: ConnectorError, memory?: Told): Verdict {
  const { sync } = picking;
  if (
    sync.state === 'error' &&
    sync.error === error.message &&
    sync.told?.step === memory?.step &&
    sync.told?.fingerprint === memory?.fingerprint
  ) {
    return skipped(picking, 'UNCHANGED_SINCE_FAILURE');
  }
  return {
    picking,
    outcome: { ...base(picking), status: 'failed', error },
    memory: { state: 'error', error: error.message, told: memory },
  };
}

/** Failed for now: what stands in the picking stays, and the next run tries again. */
export const failedForNow = (
  picking: AmazonPicking,
  error: ConnectorError,
  memory?: Partial<SyncMemory>,
): Verdict => ({
  picking,
  outcome: { ...base(picking), status: 'failed', error },
  ...(memory && { memory }),
});

/** As if Amazon had never been told: it is told again. */
export const forgotten = { told: undefined, toldAt: undefined } as const;

/** The parcel of a picking that remembers more. */
export const remembering = (parcel: Parcel, memory: Partial<SyncMemory>): Parcel => ({
  ...parcel,
  picking: { ...parcel.picking, sync: { ...parcel.picking.sync, ...memory } },
});

export const noted = (picking: AmazonPicking, note: string, validated: boolean): Verdict => ({
  picking,
  outcome: { ...base(picking), status: 'noted', validated },
  memory: {},
  note,
});

export const cancelledAtAmazon = (picking: AmazonPicking): ConnectorError =>
  shipmentError('CANCELLED_AT_AMAZON', picking, 'the order is cancelled at Amazon. Get the goods back');

export const shipmentError = (
  code:
    | 'CANCELLED_AT_AMAZON'
    | 'SHIPMENT_REFUSED'
    | 'SHIPMENT_EXCEEDS_OPEN'
    | 'SHIPMENT_UNKNOWN'
    | 'SHIPMENT_NOT_RECORDED',
  { id, name, order }: AmazonPicking,
  words: string,
  cause?: unknown,
): ConnectorError =>
  new ConnectorError(code, `${name} of order ${order.orderId}: ${words}.`, {
    context: { pickingId: id, orderId: order.orderId },
    cause,
  });

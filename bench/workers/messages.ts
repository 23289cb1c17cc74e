import type { Ends } from '../backfill/messages.ts';

/** What a worker is told: where the ends are, and then to start. */
export type ToWorker = { readonly type: 'ends'; readonly ends: Ends } | { readonly type: 'go' };

/** What a worker tells. */
export type FromWorker =
  | { readonly type: 'ready' }
  | {
      readonly type: 'done';
      /** Outcomes by status. */
      readonly statuses: Readonly<Record<string, number>>;
      readonly odooCalls: number;
    };

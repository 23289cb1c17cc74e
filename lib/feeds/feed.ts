import type { AmazonPort } from '../amazon/index.ts';
import type { CallScope, OdooPort } from '../odoo/index.ts';
import type { Registration } from '../registrations/index.ts';
import type { Clock } from '../support/clock.ts';
import type { EventListener } from '../support/events.ts';

/** What a feed is sent and followed with: a run has it all. */
export interface FeedSession {
  readonly tools: { readonly odoo: OdooPort; readonly clock: Clock; readonly emit: EventListener };
  readonly registration: Pick<Registration, 'id' | 'sellerId' | 'name'>;
  readonly amazon: AmazonPort;
  readonly scope: CallScope;
}

/** A record that a feed is about. Its messages follow one another. */
export interface FeedRecord {
  /** Names the record, such as the id of a picking or of an order; the capability knows which. */
  readonly ref: string;
  /** Number of its first message, from 1, and of its last one. */
  readonly first: number;
  readonly last: number;
  /** What the capability wants to have back with the verdict. */
  readonly tag?: string | undefined;
}

/** A feed that Amazon is at work on, or may be. */
export interface OpenFeed {
  /** Id of the record in Odoo. */
  readonly id: number;
  readonly feedType: string;
  /** Amazon's id; undefined while it is not known whether Amazon has the feed. */
  readonly feedId: string | undefined;
  /** ISO 8601, UTC. */
  readonly submittedAt: string;
  /** Whether the worker that took it has not said yet what became of its submission: it may still be at it, or dead. */
  readonly isBeingSent: boolean;
  readonly records: readonly FeedRecord[];
  /** Whether somebody was told that Amazon takes its time. */
  readonly isReportedOverdue: boolean;
}

/** What became of one record of a feed. */
export type FeedVerdict =
  /** `words` are what Amazon warns about. */
  | { readonly status: 'accepted'; readonly words?: string }
  /** `words` are Amazon's. */
  | { readonly status: 'refused'; readonly words: string }
  /** The feed ended, and does not say. The record may be carried out or not. `words` say why that is so. */
  | { readonly status: 'unknown'; readonly words: string }
  /** Amazon never had the feed. */
  | { readonly status: 'not_sent' };

import { gzipSync } from 'node:zlib';
import type { Clock } from '../../../support/clock.ts';

/** A feed as it was handed in, and how far it is. */
export interface SubmittedFeed {
  /** Amazon's id of the feed, as `createFeed` gave it. */
  readonly feedId: string;
  /** Such as `POST_ORDER_FULFILLMENT_DATA`. */
  readonly feedType: string;
  /** Amazon's ids of the marketplaces that it is for. */
  readonly marketplaceIds: readonly string[];
  /** The content as text. */
  readonly content: string;
  /** The content as it was uploaded, for feeds that are no text, such as invoices. */
  readonly bytes: Uint8Array;
  /** As submitted; undefined without any. */
  readonly feedOptions: Readonly<Record<string, string>> | undefined;
  /** When it was submitted: ISO 8601, UTC. */
  readonly createdTime: string;
  /** A step further each time that `getFeed` asks: queued, in progress, ended. */
  readonly processingStatus: 'IN_QUEUE' | 'IN_PROGRESS' | 'DONE' | 'FATAL' | 'CANCELLED';
  /** How it is going to end, where that is not well. */
  readonly ending: FeedEnding | undefined;
  /** Id of the processing report; undefined until the feed is `DONE`. */
  readonly resultFeedDocumentId: string | undefined;
}

/**
 * A way in which a feed ends badly: as `FATAL` or `CANCELLED`, without a result; or with a result that tells of errors and
 * names no messages. Amazon has carried out the first `carriedOut` messages all the same; default: none.
 */
export interface FeedEnding {
  /** Status that it ends with; `without-message-numbers` is `DONE` with errors about the feed as a whole. */
  readonly as: 'FATAL' | 'CANCELLED' | 'without-message-numbers';
  /** Messages that are carried out before, from the first on. Default: 0. */
  readonly carriedOut?: number;
}

export interface FeedDocument {
  readonly contentType: string;
  /** Undefined until it is uploaded. */
  readonly content: Uint8Array | undefined;
  readonly isCompressed: boolean;
}

/** Feeds and their documents. */
export interface FeedStore {
  addDocument(contentType: string): string;
  /** The result of a feed, compressed where the embedded Amazon does so. */
  addResult(contentType: string, content: string): string;
  document(id: string): FeedDocument | undefined;
  upload(id: string, content: Uint8Array): void;
  /** Where a document is reached, as a signed URL would say. */
  urlOf(id: string): string;
  submit(feed: Pick<SubmittedFeed, 'feedType' | 'marketplaceIds' | 'bytes' | 'feedOptions'>): SubmittedFeed;
  feed(id: string): SubmittedFeed | undefined;
  replace(feed: SubmittedFeed): void;
  submitted(): readonly SubmittedFeed[];
  /** How the next feed that is submitted ends. */
  endNext(ending: FeedEnding): void;
}

export interface FeedStoreOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly baseUrl: () => string;
  readonly compressResults: boolean;
}

export function createFeedStore({ clock, baseUrl, compressResults }: FeedStoreOptions): FeedStore {
  const documents = new Map<string, FeedDocument>();
  const feeds = new Map<string, SubmittedFeed>();
  const endings: FeedEnding[] = [];
  const add = (document: FeedDocument): string => {
    const id = `amzn1.tortuga.4.eu.${String(documents.size + 1).padStart(8, '0')}`;
    documents.set(id, document);
    return id;
  };
  return {
    addDocument: (contentType) => add({ contentType, content: undefined, isCompressed: false }),
    addResult: (contentType, text) => {
      const content = compressResults ? gzipSync(text) : Buffer.from(text);
      return add({ contentType, content, isCompressed: compressResults });
    },
    document: (id) => documents.get(id),
    upload: (id, content) => {
      const document = documents.get(id);
      if (document) documents.set(id, { ...document, content });
    },
    urlOf: (id) => `${baseUrl()}/feed-documents/${id}`,
    submit: (draft) => {
      const feed: SubmittedFeed = {
        ...draft,
        content: Buffer.from(draft.bytes).toString('utf8'),
        feedId: String(50_000_000_000 + feeds.size + 1),
        createdTime: new Date(clock.now()).toISOString(),
        processingStatus: 'IN_QUEUE',
        ending: endings.shift(),
        resultFeedDocumentId: undefined,
      };
      feeds.set(feed.feedId, feed);
      return feed;
    },
    feed: (id) => feeds.get(id),
    replace: (feed) => {
      feeds.set(feed.feedId, feed);
    },
    submitted: () => [...feeds.values()],
    endNext: (ending) => {
      endings.push(ending);
    },
  };
}

import type { Clock } from '../../../support/clock.ts';

/** A feed as it was handed in, and how far it is. */
export interface SubmittedFeed {
  readonly feedId: string;
  readonly feedType: string;
  readonly marketplaceIds: readonly string[];
  readonly content: string;
  readonly feedOptions: Readonly<Record<string, string>> | undefined;
  readonly createdTime: string;
  readonly processingStatus: 'IN_QUEUE' | 'IN_PROGRESS' | 'DONE';
  readonly resultFeedDocumentId: string | undefined;
}

export interface FeedDocument {
  readonly contentType: string;
  /** Undefined until it is uploaded. */
  readonly content: string | undefined;
}

/** Feeds and their documents. */
export interface FeedStore {
  addDocument(contentType: string, content?: string): string;
  document(id: string): FeedDocument | undefined;
  upload(id: string, content: string): void;
  /** Where a document is reached, as a signed URL would say. */
  urlOf(id: string): string;
  submit(feed: Pick<SubmittedFeed, 'feedType' | 'marketplaceIds' | 'content' | 'feedOptions'>): SubmittedFeed;
  feed(id: string): SubmittedFeed | undefined;
  replace(feed: SubmittedFeed): void;
  submitted(): readonly SubmittedFeed[];
}

export function createFeedStore(clock: Pick<Clock, 'now'>, baseUrl: () => string): FeedStore {
  const documents = new Map<string, FeedDocument>();
  const feeds = new Map<string, SubmittedFeed>();
  return {
    addDocument: (contentType, content) => {
      const id = `amzn1.tortuga.4.eu.${String(documents.size + 1).padStart(8, '0')}`;
      documents.set(id, { contentType, content });
      return id;
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
        feedId: String(50_000_000_000 + feeds.size + 1),
        createdTime: new Date(clock.now()).toISOString(),
        processingStatus: 'IN_QUEUE',
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
  };
}

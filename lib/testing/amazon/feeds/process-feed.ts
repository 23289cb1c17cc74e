import { XMLBuilder } from 'fast-xml-parser';
import type { Seller } from '../server/seller.ts';
import { acknowledgeOrders } from './acknowledge-orders.ts';
import { fulfillOrders } from './fulfill-orders.ts';
import type { SubmittedFeed } from './feed-store.ts';
import type { Complaint, Processed } from './processed.ts';

const processors: ReadonlyMap<string, (content: string, seller: Seller, limit?: number) => Processed> =
  new Map([
    ['POST_ORDER_FULFILLMENT_DATA', fulfillOrders],
    ['POST_ORDER_ACKNOWLEDGEMENT_DATA', acknowledgeOrders],
  ]);

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true });

/** Carries a feed out; gives its processing report. */
export function processFeed({ feedId, feedType, content, ending }: SubmittedFeed, seller: Seller): string {
  const processor = processors.get(feedType);
  const processed = processor
    ? processor(content, seller, ending && (ending.carriedOut ?? 0))
    : { messages: 0, complaints: [unknownType(feedType)] };
  const { messages } = processed;
  const complaints = ending ? [aboutWholeFeed] : processed.complaints;
  const withError = new Set(complaints.map(({ messageId }) => messageId)).size;
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    AmazonEnvelope: {
      Header: { DocumentVersion: '1.02', MerchantIdentifier: 'EMBEDDED' },
      MessageType: 'ProcessingReport',
      Message: {
        MessageID: 1,
        ProcessingReport: {
          DocumentTransactionID: feedId,
          StatusCode: 'Complete',
          ProcessingSummary: {
            MessagesProcessed: messages,
            // A feed that cannot be read at all holds an error and no message.
            MessagesSuccessful: Math.max(0, messages - withError),
            MessagesWithError: withError,
            MessagesWithWarning: 0,
          },
          Result: complaints.map(({ messageId, code, description }) => ({
            MessageID: messageId,
            ResultCode: 'Error',
            ResultMessageCode: code,
            ResultDescription: description,
          })),
        },
      },
    },
  });
}

const aboutWholeFeed: Complaint = {
  messageId: 0,
  code: '25',
  description:
    'An internal error occurred while the feed was processed. Some messages may have been processed.',
};

const unknownType = (feedType: string): Complaint => ({
  messageId: 0,
  code: '90000',
  description: `The embedded Amazon does not know feed type ${feedType}.`,
});

import { XMLBuilder } from 'fast-xml-parser';

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true });

export const xmlContentType = 'text/xml; charset=UTF-8';

/**
 * An XML feed of one type: its messages, numbered from 1 in their order. Elements come out in the order of their keys,
 * which Amazon's schemas prescribe.
 *
 * Source: Amazon's schema amzn-envelope.
 */
export function xmlEnvelope(sellerId: string, messageType: string, messages: readonly object[]): string {
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    AmazonEnvelope: {
      '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      '@xsi:noNamespaceSchemaLocation': 'amzn-envelope.xsd',
      Header: { DocumentVersion: '1.01', MerchantIdentifier: sellerId },
      MessageType: messageType,
      Message: messages.map((message, index) => ({ MessageID: index + 1, [messageType]: message })),
    },
  });
}

import { customerReturnsReportType } from '../../lib/index.ts';

export const reportType = customerReturnsReportType;

/** A feed as Amazon describes it. */
export const goodFeed = {
  feedId: '50000000001',
  feedType: 'POST_ORDER_ACKNOWLEDGEMENT_DATA',
  marketplaceIds: ['A1RKKUPIHCS9HS'],
  createdTime: '2026-10-05T08:00:00Z',
  processingStatus: 'DONE',
  processingStartTime: '2026-10-05T08:01:00Z',
  processingEndTime: '2026-10-05T08:02:00Z',
  resultFeedDocumentId: 'amzn1.tortuga.4.eu.1',
};

/** A report as Amazon describes it. */
export const goodReport = {
  reportId: '60000000001',
  reportType,
  marketplaceIds: ['A1RKKUPIHCS9HS'],
  dataStartTime: '2026-10-01T00:00:00+00:00',
  dataEndTime: '2026-10-05T00:00:00+00:00',
  createdTime: '2026-10-05T08:00:00+00:00',
  processingStatus: 'DONE',
  reportDocumentId: 'amzn1.spdoc.1.4.eu.1',
};

/** A processing report of an XML feed. */
export const xmlReport = `<?xml version="1.0" encoding="UTF-8"?>
<AmazonEnvelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <Header><DocumentVersion>1.02</DocumentVersion><MerchantIdentifier>SELLER1X</MerchantIdentifier></Header>
  <MessageType>ProcessingReport</MessageType>
  <Message>
    <MessageID>1</MessageID>
    <ProcessingReport>
      <DocumentTransactionID>50000000001</DocumentTransactionID>
      <StatusCode>Complete</StatusCode>
      <ProcessingSummary>
        <MessagesProcessed>3</MessagesProcessed>
        <MessagesSuccessful>2</MessagesSuccessful>
        <MessagesWithError>1</MessagesWithError>
        <MessagesWithWarning>0</MessagesWithWarning>
      </ProcessingSummary>
      <Result>
        <MessageID>2</MessageID>
        <ResultCode>Error</ResultCode>
        <ResultMessageCode>18028</ResultMessageCode>
        <ResultDescription>The order is unknown: &#252;ber &amp; aus.</ResultDescription>
      </Result>
    </ProcessingReport>
  </Message>
</AmazonEnvelope>
`;

/** A processing report of a JSON listings feed. */
export const jsonReport = {
  header: { sellerId: 'SELLER1X', version: '2.0', feedId: '50000000001' },
  issues: [{ messageId: 2, code: '90220', severity: 'ERROR', message: 'It is missing.' }],
  summary: { errors: 1, warnings: 0, messagesProcessed: 3, messagesAccepted: 2, messagesInvalid: 1 },
};

/** A report of customer returns with 4 rows; made-up buyers. */
export const returnsReport = [
  'return-date\torder-id\tsku\tasin\tfnsku\tproduct-name\tquantity\tdetailed-disposition\treason\tstatus\tlicense-plate-number\tcustomer-comments',
  ...['1', '2', '3', '4'].map(
    (number) =>
      `2026-10-0${number}T08:00:00+00:00\t902-0000001-000000${number}\tMUG-${number}\tB00000000${number}\tX00MUG${number}\tA "good" mug\t1\tSELLABLE\tUNWANTED_ITEM\tUnit returned to inventory\tLPN${number}\tfine`,
  ),
  '',
].join('\n');

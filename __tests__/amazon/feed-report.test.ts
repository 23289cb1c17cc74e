import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseFeedReport } from '../../lib/amazon/index.ts';

const xmlReport = (summary: string, results = '') => `<?xml version="1.0" encoding="UTF-8"?>
<AmazonEnvelope><Header><DocumentVersion>1.02</DocumentVersion><MerchantIdentifier>A</MerchantIdentifier></Header>
<MessageType>ProcessingReport</MessageType><Message><MessageID>1</MessageID><ProcessingReport>
<DocumentTransactionID>50000000001</DocumentTransactionID><StatusCode>Complete</StatusCode>
<ProcessingSummary>${summary}</ProcessingSummary>${results}</ProcessingReport></Message></AmazonEnvelope>`;

const counts = (processed: number, accepted: number, refused: number) =>
  `<MessagesProcessed>${processed}</MessagesProcessed><MessagesSuccessful>${accepted}</MessagesSuccessful>` +
  `<MessagesWithError>${refused}</MessagesWithError>`;

const result = (messageId: number, code = 'Error') =>
  `<Result><MessageID>${messageId}</MessageID><ResultCode>${code}</ResultCode>` +
  `<ResultMessageCode>0013</ResultMessageCode><ResultDescription>No.</ResultDescription></Result>`;

const jsonReport = (change: object = {}) => ({
  header: { sellerId: 'A', version: '2.0', feedId: '1' },
  issues: [
    { messageId: 2, code: '90220', severity: 'ERROR', message: 'No.' },
    { severity: 'WARNING', message: 'Late.' },
    { messageId: 1, code: '1', severity: 'INFO', message: 'Thanks.' },
  ],
  summary: { errors: 1, warnings: 1, messagesProcessed: 2, messagesAccepted: 1, messagesInvalid: 1 },
  ...change,
});

describe('the report of a feed', () => {
  it('is read from XML, codes as they are written', () => {
    const summary = counts(3, 2, 1) + '<MessagesWithWarning>1</MessagesWithWarning>';
    expect(parseFeedReport(xmlReport(summary, result(2) + result(1, 'Warning')))).toEqual({
      processed: 3,
      accepted: 2,
      refused: 1,
      warnings: 1,
      results: [
        { messageId: 2, severity: 'error', code: '0013', text: 'No.' },
        { messageId: 1, severity: 'warning', code: '0013', text: 'No.' },
      ],
    });
  });

  it('is read from JSON in the same shape, without what is only for information', () => {
    expect(parseFeedReport(JSON.stringify(jsonReport()))).toEqual({
      processed: 2,
      accepted: 1,
      refused: 1,
      warnings: 1,
      results: [
        { messageId: 2, severity: 'error', code: '90220', text: 'No.' },
        { messageId: 0, severity: 'warning', code: '', text: 'Late.' },
      ],
    });
  });

  it('has the counts as Amazon states them, so that a caller sees where they fit nothing', () => {
    expect(parseFeedReport(xmlReport(counts(0, 0, 0)))).toEqual({
      processed: 0,
      accepted: 0,
      refused: 0,
      results: [],
    });
    expect(parseFeedReport(xmlReport(counts(5, 1, 3), result(1)))).toMatchObject({
      processed: 5,
      accepted: 1,
      refused: 3,
      results: [{ messageId: 1 }],
    });
    const summary = { errors: 0, warnings: 0, messagesProcessed: 9, messagesAccepted: 9, messagesInvalid: 0 };
    expect(parseFeedReport(JSON.stringify(jsonReport({ summary })))).toMatchObject({
      refused: 0,
      results: [{ severity: 'error' }, { severity: 'warning' }],
    });
  });

  const wholeXml = xmlReport(counts(1, 0, 1), result(1));
  const wholeJson = JSON.stringify(jsonReport());

  it.each<[string, string]>([
    ['is empty', ''],
    ['is blank', ' \n'],
    [
      'is tab-separated text',
      'Feed Processing Summary:\n\tNumber of records processed\t\t3\n\tNumber of records successful\t\t3\n',
    ],
    ['is XML that was cut off', wholeXml.slice(0, wholeXml.length - 30)],
    ['is JSON that was cut off', wholeJson.slice(0, wholeJson.length - 5)],
    ['is other XML', '<html><body>Please wait</body></html>'],
    ['is other JSON', '{"errors":[]}'],
    ['is JSON of another version', JSON.stringify(jsonReport({ header: { version: '3.0' } }))],
    ['is JSON without a summary', JSON.stringify(jsonReport({ summary: undefined }))],
    [
      'has a severity that nobody knows',
      JSON.stringify(jsonReport({ issues: [{ severity: 'FATAL', message: 'No.' }] })),
    ],
    ['has a result that is neither error nor warning', xmlReport(counts(1, 0, 1), result(1, 'Fatal'))],
    ['does not say how many messages were accepted', xmlReport('<MessagesProcessed>1</MessagesProcessed>')],
    ['is two reports', wholeXml.replace(/<Message>.*<\/Message>/s, (message) => message + message)],
  ])('is not read when it %s', (_case, text) => {
    expect(() => parseFeedReport(text)).toThrow(
      expect.objectContaining({ code: 'AMAZON_UNREADABLE', retryable: false }),
    );
  });
});

const example = join(
  __dirname,
  '../../../shared/amazon-models/listings-feed-processing-report-schema-v2.example.json',
);
(existsSync(example) ? describe : describe.skip)(
  "Amazon's own example of a report (needs ../shared/amazon-models beside the checkout)",
  () => {
    it('is read', () => {
      expect(parseFeedReport(readFileSync(example, 'utf8'))).toMatchObject({
        processed: 4,
        accepted: 2,
        refused: 2,
        warnings: 0,
        results: [
          { messageId: 4, severity: 'error', code: '90220' },
          { messageId: 4, severity: 'error', code: '90220' },
          { messageId: 5, severity: 'error', code: '99022' },
        ],
      });
    });
  },
);

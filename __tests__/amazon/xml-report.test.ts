import { describe, expect, it } from '@jest/globals';
import { parseFeedReport } from '../../lib/amazon/index.ts';

interface Parts {
  readonly status?: string;
  readonly summary?: string;
  readonly results?: string;
}

const summaryOf = (processed: number | string, withError: number | string) =>
  `<ProcessingSummary><MessagesProcessed>${processed}</MessagesProcessed><MessagesSuccessful>0</MessagesSuccessful>` +
  `<MessagesWithError>${withError}</MessagesWithError><MessagesWithWarning>0</MessagesWithWarning></ProcessingSummary>`;

const resultOf = (messageId: number | string, words = 'No.', code = 'Error') =>
  `<Result><MessageID>${messageId}</MessageID><ResultCode>${code}</ResultCode>` +
  `<ResultMessageCode>0013</ResultMessageCode><ResultDescription>${words}</ResultDescription></Result>`;

const reportOf = ({
  status = 'Complete',
  summary = summaryOf(2, 0),
  results = '',
}: Parts) => `<?xml version="1.0"?>
<AmazonEnvelope><Header><DocumentVersion>1.02</DocumentVersion><MerchantIdentifier>A</MerchantIdentifier></Header>
<MessageType>ProcessingReport</MessageType><Message><MessageID>1</MessageID><ProcessingReport>
<DocumentTransactionID>50000000001</DocumentTransactionID><StatusCode>${status}</StatusCode>${summary}${results}
</ProcessingReport></Message></AmazonEnvelope>`;

describe('the report of an XML feed', () => {
  it('tells of errors and warnings, message by message, codes as they are written', () => {
    const results = resultOf(2) + resultOf(1, 'Late.', 'Warning');
    expect(parseFeedReport(reportOf({ summary: summaryOf(3, 1), results }))).toEqual({
      processed: 3,
      accepted: 0,
      refused: 1,
      warnings: 0,
      results: [
        { messageId: 2, severity: 'error', code: '0013', text: 'No.' },
        { messageId: 1, severity: 'warning', code: '0013', text: 'Late.' },
      ],
    });
  });

  it('gives Amazon’s words with their characters', () => {
    const results = resultOf(1, 'St&#252;ck &lt;1&gt; &amp; <![CDATA[<mehr>]]>');
    const report = parseFeedReport(reportOf({ summary: summaryOf(1, 1), results }));
    expect(report.results[0]?.text).toBe('Stück <1> & <mehr>');
  });

  it('may have several errors of one message, and one error for all of them', () => {
    const several = reportOf({ summary: summaryOf(2, 1), results: resultOf(1) + resultOf(1, 'Nor so.') });
    expect(parseFeedReport(several).results).toHaveLength(2);
    const forAll = reportOf({ summary: summaryOf(2, 2), results: resultOf(0) });
    expect(parseFeedReport(forAll).results).toMatchObject([{ messageId: 0, severity: 'error' }]);
  });

  // Each of these would let refused messages pass for carried out, or the other way round.
  it.each<[string, Parts]>([
    ['of a feed that was rejected', { status: 'Rejected', summary: summaryOf(0, 0) }],
    ['of a feed that is not done', { status: 'Processing', summary: summaryOf(0, 0) }],
    ['without a summary', { summary: '' }],
    ['whose count of errors is no number', { summary: summaryOf(2, 'some') }],
    ['with an error of no message', { summary: summaryOf(2, 1), results: resultOf('') }],
  ])('is not read %s', (_case, parts) => {
    expect(() => parseFeedReport(reportOf(parts))).toThrow(
      expect.objectContaining({ code: 'AMAZON_UNREADABLE', retryable: false }),
    );
  });
});

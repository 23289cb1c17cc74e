import { describe, expect, it } from '@jest/globals';
import { ConnectorError } from '../../lib/support/errors.ts';
import type { AmazonFeed, AmazonPort } from '../../lib/amazon/index.ts';
import { followFeed, type FeedSession, type OpenFeed } from '../../lib/feeds/index.ts';
import { createFakeClock } from '../amazon/fake-clock.ts';

const feedOf = (feedId: string): OpenFeed => ({
  id: 7,
  feedType: 'POST_ORDER_FULFILLMENT_DATA',
  feedId,
  submittedAt: '2026-11-01T11:00:00Z',
  isBeingSent: false,
  records: [{ ref: 'one', first: 1, last: 1 }],
  isReportedOverdue: false,
});

const report = (result = '', doctype = '', refused = 0) => `<?xml version="1.0"?>${doctype}
<AmazonEnvelope><Message><MessageID>1</MessageID><ProcessingReport><StatusCode>Complete</StatusCode>
<ProcessingSummary><MessagesProcessed>1</MessagesProcessed><MessagesSuccessful>${1 - refused}</MessagesSuccessful>
<MessagesWithError>${refused}</MessagesWithError></ProcessingSummary>${result}</ProcessingReport></Message></AmazonEnvelope>`;
const described = (text: string) =>
  `<Result><MessageID>1</MessageID><ResultCode>Error</ResultCode><ResultMessageCode>5</ResultMessageCode><ResultDescription>${text}</ResultDescription></Result>`;

const laughs = ['lol', 'l1', 'l2', 'l3', 'l4', 'l5', 'l6', 'l7', 'l8', 'l9']
  .map((name, index, all) => `<!ENTITY ${name} "${index === 0 ? 'lol' : `&${all[index - 1]};`.repeat(10)}">`)
  .join('');

function runWith(readFeedResult: AmazonPort['readFeedResult'], getFeed?: AmazonPort['getFeed']): FeedSession {
  const done: AmazonFeed = {
    feedId: 'f1',
    feedType: 'POST_ORDER_FULFILLMENT_DATA',
    processingStatus: 'DONE',
    createdTime: '2026-11-01T11:00:00Z',
    resultFeedDocumentId: 'd1',
  };
  const amazon: Partial<AmazonPort> = { getFeed: getFeed ?? (() => Promise.resolve(done)), readFeedResult };
  return {
    tools: {
      clock: createFakeClock(),
      emit: () => undefined,
      odoo: { call: () => Promise.resolve(true), version: () => Promise.reject(new Error('not asked')) },
    },
    registration: { id: 1, sellerId: 'A1', name: 'Amazon ES' },
    amazon: amazon as AmazonPort,
    scope: { companyId: 1, signal: undefined },
  };
}

describe('following a feed', () => {
  it.each<[string, string]>([
    ['is cut off', report().slice(0, -30)],
    ['laughs a billion times', report(described('&l9;'), `<!DOCTYPE x [${laughs}]>`, 1)],
    [
      'repeats one long entity',
      report(described('&a;'.repeat(2_000)), `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(9_000)}">]>`, 1),
    ],
    ['names a file', report(described('&f;'), '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>', 1)],
    ['names another document', report('', '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">')],
    ['is nested without end', report('<a>'.repeat(100_000) + '</a>'.repeat(100_000))],
  ])('ends with nothing known when its report %s, and names feed and document', async (_case, text) => {
    const progress = await followFeed(
      runWith(() => Promise.resolve(text)),
      feedOf('f1'),
    );
    expect(progress).toMatchObject({ status: 'ended' });
    const verdict = progress.status === 'ended' ? progress.verdicts.get('one') : undefined;
    expect(verdict).toMatchObject({
      status: 'unknown',
      words: expect.stringMatching(/feed f1 \(document d1\) cannot be read/),
    });
  });

  it('ends with nothing known when its report is too large, and says why', async () => {
    const tooLarge = new ConnectorError('AMAZON_UNREADABLE', 'It has more than 5 bytes (maxResponseBytes).');
    const progress = await followFeed(
      runWith(() => Promise.reject(tooLarge)),
      feedOf('f1'),
    );
    expect(progress).toMatchObject({
      status: 'ended',
      verdicts: new Map([['one', { status: 'unknown', words: expect.stringContaining('maxResponseBytes') }]]),
    });
  });

  it('goes on later when what cannot be read is not its report', async () => {
    const page = new ConnectorError('AMAZON_UNREADABLE', 'It is not JSON.');
    const session = runWith(
      () => Promise.resolve(report()),
      () => Promise.reject(page),
    );
    expect(await followFeed(session, feedOf('f1'))).toEqual({ status: 'unread', error: page });
  });

  it('reads a report with thousands of entities of XML, such as "&apos;"', async () => {
    const text = report(described('it&apos;s &lt;no&gt; &#252;'.repeat(3_000)), '', 1);
    const progress = await followFeed(
      runWith(() => Promise.resolve(text)),
      feedOf('f1'),
    );
    expect(progress).toMatchObject({
      status: 'ended',
      verdicts: new Map([['one', { status: 'refused', words: expect.stringContaining("it's <no> ü") }]]),
    });
  });
});

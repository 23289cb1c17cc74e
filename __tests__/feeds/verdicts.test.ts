import { describe, expect, it } from '@jest/globals';
import { parseFeedReport, type FeedReport } from '../../lib/amazon/index.ts';
import { verdictsOf } from '../../lib/feeds/index.ts';

const records = [
  { ref: 'one', first: 1, last: 1 },
  { ref: 'two packages', first: 2, last: 3 },
];
const whole: FeedReport = { processed: 3, accepted: 3, refused: 0, results: [] };
const error = (messageId: number, text = 'The tracking number is a fake.') =>
  ({ messageId, severity: 'error', code: '18027', text }) as const;
const warning = (messageId: number) => ({ ...error(messageId), severity: 'warning' }) as const;
const statuses = (report: FeedReport) =>
  [...verdictsOf(records, report).values()].map(({ status }) => status);

describe("the verdicts of a feed's report", () => {
  it('accept what is processed and not refused', () => {
    expect(statuses(whole)).toEqual(['accepted', 'accepted']);
  });

  it("refuse a record with Amazon's words when one of its messages is refused", () => {
    const report = { ...whole, accepted: 2, refused: 1, results: [error(3)] };
    expect(verdictsOf(records, report)).toEqual(
      new Map([
        ['one', { status: 'accepted' }],
        ['two packages', { status: 'refused', words: '18027: The tracking number is a fake.' }],
      ]),
    );
  });

  it('accept what Amazon only warns about', () => {
    expect(verdictsOf(records, { ...whole, results: [warning(1)] })).toEqual(
      new Map([
        ['one', { status: 'accepted', words: '18027: The tracking number is a fake.' }],
        ['two packages', { status: 'accepted' }],
      ]),
    );
  });

  it('accept what Amazon warns about also where an error about the whole feed leaves the rest open', () => {
    const report = { ...whole, accepted: 2, refused: 1, results: [warning(1), error(0)] };
    expect(statuses(report)).toEqual(['accepted', 'unknown']);
    // One of two packages is not named.
    expect(statuses({ ...report, results: [warning(2), error(0)] })).toEqual(['unknown', 'unknown']);
    // The counts do not fit the results.
    expect(statuses({ ...report, accepted: 3, refused: 0 })).toEqual(['unknown', 'unknown']);
    expect(statuses({ ...report, processed: 2 })).toEqual(['unknown', 'unknown']);
  });

  it.each<[string, FeedReport]>([
    ['that processed nothing', { processed: 0, accepted: 0, refused: 0, results: [] }],
    ['that processed fewer messages than the feed has', { ...whole, processed: 2, accepted: 2 }],
    ['whose counts do not add up', { ...whole, accepted: 1 }],
    ['that refuses more messages than it names', { ...whole, accepted: 2, refused: 1 }],
    [
      'that lists a warning where it counts an error',
      { ...whole, accepted: 2, refused: 1, results: [warning(1)] },
    ],
    ['that is about the feed as a whole', { ...whole, accepted: 2, refused: 1, results: [error(0)] }],
  ])('are unknown for a report %s', (_, report) => {
    expect(statuses(report)).toEqual(['unknown', 'unknown']);
  });

  it('refuse what is named, and leave the rest open, in a report that contradicts itself', () => {
    expect(statuses({ ...whole, accepted: 1, refused: 2, results: [error(1)] })).toEqual([
      'refused',
      'unknown',
    ]);
    expect(statuses({ ...whole, accepted: 2, refused: 1, results: [error(7)] })).toEqual([
      'unknown',
      'unknown',
    ]);
  });

  it('come from the report of a JSON feed as well', () => {
    const report = parseFeedReport(
      JSON.stringify({
        header: { sellerId: 'A1B2C3D4E5F6G7', version: '2.0', feedId: '1' },
        issues: [{ messageId: 1, code: '90220', severity: 'ERROR', message: 'Required.' }],
        summary: { errors: 1, warnings: 0, messagesProcessed: 3, messagesAccepted: 2, messagesInvalid: 1 },
      }),
    );
    expect(statuses(report)).toEqual(['refused', 'accepted']);
  });
});

import { describe, expect, it } from '@jest/globals';
import { collect, type DeliveryOutcome } from '../../lib/index.ts';
import { orderOf, type Desk } from './dispatch.ts';
import { useDispatch } from './use-dispatch.ts';
import { records, type OdooDatabase, type Transport } from '../../stage/index.ts';

const minute = 60 * 1000;
const feed = { route: 'feed' } as const;

const result = (messageId: number, severity: 'Error' | 'Warning', code: string, text: string): string =>
  `<Result><MessageID>${messageId}</MessageID><ResultCode>${severity}</ResultCode>` +
  `<ResultMessageCode>${code}</ResultMessageCode><ResultDescription>${text}</ResultDescription></Result>`;

// Three messages, two errors, and only one of them names a message.
const xmlReport = `<?xml version="1.0" encoding="UTF-8"?>
<AmazonEnvelope><Header><DocumentVersion>1.02</DocumentVersion><MerchantIdentifier>A</MerchantIdentifier></Header>
<MessageType>ProcessingReport</MessageType><Message><MessageID>1</MessageID><ProcessingReport>
<DocumentTransactionID>50000000001</DocumentTransactionID><StatusCode>Complete</StatusCode><ProcessingSummary>
<MessagesProcessed>3</MessagesProcessed><MessagesSuccessful>1</MessagesSuccessful>
<MessagesWithError>2</MessagesWithError><MessagesWithWarning>1</MessagesWithWarning></ProcessingSummary>
${result(1, 'Warning', '18151', 'The tracking number has an unusual form.')}
${result(2, 'Error', '18028', 'The order does not exist for this merchant.')}
${result(0, 'Error', '5001', 'Part of the file could not be read.')}
</ProcessingReport></Message></AmazonEnvelope>`;

const textReport = [
  'Feed Processing Summary:',
  '\tNumber of records processed\t\t3',
  '\tNumber of records successful\t\t1',
  '',
  'original-record-number\terror-code\terror-type\terror-message',
  '1\t18151\tWarning\tThe tracking number has an unusual form.',
  '2\t18028\tError\tThe order does not exist for this merchant.',
  '0\t5001\tError\tPart of the file could not be read.',
].join('\n');

/** What deliveries.sync makes of the reports of its feeds, of which Amazon has carried out some messages. */
export function describeFeedReports(
  name: string,
  transport: Transport,
  openDatabase: () => Promise<OdooDatabase>,
): void {
  describe(`reports of feeds of deliveries on ${name}`, () => {
    const dispatch = useDispatch(openDatabase, transport, 'Correos');

    /** Sends three pickings in a feed with this report; what became of each, in the order of its message. */
    async function send(report: string, carriedOut: number): Promise<readonly [Desk, DeliveryOutcome[]]> {
      const desk = await dispatch.open([orderOf([1]), orderOf([1]), orderOf([1])]);
      await desk.shipAll({ carrierId: dispatch.carrierId, tracking: 'PQ4F6P0704104480181750T' });
      desk.amazon.endNextFeed({ as: 'without-message-numbers', carriedOut });
      const amazon = { ...desk.amazonPort, readFeedResult: () => Promise.resolve(report) };
      const { deliveries } = desk.connectorOver(dispatch.bot, amazon);
      const outcomes = await collect(deliveries.sync(desk.registration, feed));
      return [desk, outcomes.toSorted((one, other) => one.pickingId - other.pickingId)];
    }
    const states = async (desk: Desk) => {
      const pickings = await Promise.all([0, 1, 2].map((index) => desk.pickings(index)));
      return pickings.flat().map((picking) => picking['x_amazon_sync_state']);
    };
    const packages = (desk: Desk) => [0, 1, 2].map((index) => desk.order(index).packages?.length ?? 0);

    it('confirm what they only warn about with a note, refuse what they name, and look up what an error about the file may be about', async () => {
      const [desk, outcomes] = await send(xmlReport, 1);
      expect(outcomes).toMatchObject([
        { status: 'told', warnings: [expect.stringContaining('18151: The tracking number')] },
        { status: 'failed', error: { code: 'SHIPMENT_REFUSED', message: expect.stringContaining('18028') } },
        { status: 'failed', error: { code: 'SHIPMENT_UNKNOWN', message: expect.stringContaining('5001') } },
      ]);
      expect(await states(desk)).toEqual(['pending', 'error', 'error']);
      const notes = await records(
        dispatch.admin,
        'mail.message',
        [
          ['model', '=', 'stock.picking'],
          ['res_id', 'in', outcomes.map(({ pickingId }) => pickingId)],
          ['body', 'like', 'an unusual form'],
        ],
        ['res_id'],
      );
      expect(notes).toMatchObject([{ res_id: outcomes[0]?.pickingId }]);

      desk.wait(5 * minute);
      const next = await desk.sync(feed);
      expect(next.map(({ status }) => status).toSorted()).toEqual(['skipped', 'skipped', 'synchronized']);
      expect(await states(desk)).toEqual(['done', 'error', 'error']);
      expect(packages(desk)).toEqual([1, 0, 0]);
      expect(desk.amazon.feeds).toHaveLength(1);
    });

    it('find what the error about the file left out when Amazon has carried it out', async () => {
      const [desk, outcomes] = await send(xmlReport, 3);
      expect(outcomes.map(({ status }) => status)).toEqual(['told', 'synchronized', 'synchronized']);
      expect(await states(desk)).toEqual(['pending', 'done', 'done']);
      expect(packages(desk)).toEqual([1, 1, 1]);
      expect(desk.amazon.feeds).toHaveLength(1);
    });

    it.each([
      ['are tab-separated text', textReport],
      ['have a form that nobody knows', '<html><body>Please wait</body></html>'],
      [
        'declare entities',
        xmlReport.replace('<AmazonEnvelope>', `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(9_000)}">]>$&`),
      ],
      ['are cut off', xmlReport.slice(0, -20)],
    ])('tell nothing when they %s: each order is looked up, and nothing is sent again', async (_, report) => {
      const [desk, outcomes] = await send(report, 2);
      expect(outcomes).toMatchObject([
        { status: 'synchronized', by: 'connector' },
        { status: 'synchronized', by: 'connector' },
        {
          status: 'failed',
          error: { code: 'SHIPMENT_UNKNOWN', message: expect.stringContaining('cannot be read') },
        },
      ]);
      desk.wait(5 * minute);
      expect(await desk.sync(feed)).toMatchObject([{ status: 'skipped', reason: 'UNCHANGED_SINCE_FAILURE' }]);
      expect(await states(desk)).toEqual(['done', 'done', 'error']);
      expect(packages(desk)).toEqual([1, 1, 0]);
      expect(desk.amazon.feeds).toHaveLength(1);
    });
  });
}

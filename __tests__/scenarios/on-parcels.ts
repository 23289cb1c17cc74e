import { beforeAll } from '@jest/globals';
import { schemaParts } from '../../lib/capabilities.ts';
import { closeFeed, followFeed, submitFeed, type Submission } from '../../lib/feeds/index.ts';
import type { AmazonPort, ConnectorEvent } from '../../lib/index.ts';
import { composeSchema, install } from '../../lib/install/index.ts';
import { repeatCalls } from '../../lib/odoo/index.ts';
import { startSession, type Session } from '../../lib/sync/index.ts';
import { manualClock, records, type Row, type Seller, type Stage } from '../../stage/index.ts';
import { parcelFeed, parcelRunShape, parcelsSchema } from './parcels.ts';

/** The package's own schema with that of the made-up capability. */
export const capabilitySchema = composeSchema([...schemaParts, parcelsSchema]);

export type ParcelRun = Session<typeof parcelRunShape> & { readonly amazon: AmazonPort };

/** A seller with the made-up capability installed. */
export interface Parcels extends Pick<Seller, 'amazon' | 'amazonPort' | 'registration' | 'wait'> {
  /** What its runs have reported. */
  readonly events: readonly ConnectorEvent[];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Starts a run, as a process of its own would. */
  start(): Promise<ParcelRun>;
  /** Sends a feed with a message for each of these refs. */
  send(run: ParcelRun, refs: readonly string[]): Promise<Submission>;
  /** The feeds that Odoo knows of. */
  feeds(): Promise<readonly Row[]>;
  /** Lets Amazon end what is open, and closes it. */
  endAll(): Promise<void>;
}

const minute = 60_000;

/** Installs the capability on a stage before the first test. */
export function onParcels(stage: () => Stage): () => Parcels {
  let opened: Parcels | undefined;
  beforeAll(async () => {
    opened = await openParcels(stage());
  });
  return () => {
    if (!opened) throw new Error('The capability is not installed yet.');
    return opened;
  };
}

async function openParcels({ admin, bot, openSeller }: Stage): Promise<Parcels> {
  await install(admin, capabilitySchema);
  const clock = manualClock(new Date().toISOString());
  const { amazon, amazonPort, registration, wait } = await openSeller([], { clock });
  const events: ConnectorEvent[] = [];
  const start = async (): Promise<ParcelRun> => {
    const tools = {
      odoo: repeatCalls(bot, { clock }),
      amazonOf: () => amazonPort,
      clock,
      emit: (event: ConnectorEvent) => events.push(event),
      schemaMarker: capabilitySchema.marker,
    };
    const options = { shape: parcelRunShape, rights: [], dryRun: false, signal: undefined };
    return { ...(await startSession(tools, registration, options)), amazon: amazonPort };
  };
  const marketplaceIds = registration.marketplaces.map(({ id }) => id);
  return {
    amazon,
    amazonPort,
    registration,
    wait,
    events,
    now: () => clock.now(),
    start,
    send: (run, refs) =>
      submitFeed(
        run,
        parcelFeed(marketplaceIds, refs),
        refs.map((ref, index) => ({ ref, first: index + 1, last: index + 1, tag: 'mine' })),
      ),
    feeds: () => records(admin, 'x_amazon_feed', [], ['x_number', 'x_state', 'x_feed_id', 'x_result']),
    endAll: async () => {
      const run = await start();
      for (const feed of run.feeds) {
        const progress = await followFeed(run, feed, [0, minute, minute]);
        if (progress.status !== 'ended') throw new Error(`The feed is ${progress.status}.`);
        await closeFeed(run, feed, progress.verdicts);
      }
    },
  };
}

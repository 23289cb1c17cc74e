import { collect, type DeliverySyncOptions } from 'odoo-amazon-connector';
import type { Backlog } from './backlog.ts';

/** One run over a backlog. */
export interface Measured {
  readonly statuses: Readonly<Record<string, number>>;
  readonly failed: number;
  readonly odooCalls: number;
  readonly amazonCalls: number;
  /** Requests that Amazon refused because they came too fast. */
  readonly throttled: number;
  /** Wall time: this library, Odoo and the embedded Amazon. */
  readonly ownSeconds: number;
  /** What the run waits for Amazon's usage plans and feeds, on the clock that nobody waits for. */
  readonly secondsAskedByAmazon: number;
}

export async function measureRun(
  { seller, sleptMs }: Backlog,
  options: DeliverySyncOptions,
): Promise<Measured> {
  const { connector, registration, odoo, amazonPort, amazon } = seller;
  odoo.calls.reset();
  amazonPort.calls.reset();
  const requestsBefore = amazon.requests.all.length;
  const sleptBefore = sleptMs();
  const started = performance.now();
  const outcomes = await collect(connector.deliveries.sync(registration, options));
  const ms = performance.now() - started;
  const statuses: Record<string, number> = {};
  for (const { status } of outcomes) statuses[status] = (statuses[status] ?? 0) + 1;
  const requests = amazon.requests.all.slice(requestsBefore);
  return {
    statuses,
    failed: statuses['failed'] ?? 0,
    odooCalls: odoo.calls.total,
    amazonCalls: amazonPort.calls.total,
    throttled: requests.filter(({ status }) => status === 429).length,
    ownSeconds: round(ms / 1000),
    secondsAskedByAmazon: round((sleptMs() - sleptBefore) / 1000),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

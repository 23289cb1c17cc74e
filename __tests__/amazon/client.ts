import { afterEach } from '@jest/globals';
import { sellingPartnerApi, type AmazonPort, type SellingPartnerConfig } from '../../lib/amazon/index.ts';
import { isConnectorError, type ConnectorError } from '../../lib/support/errors.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { startLoopback, type Answers, type Loopback } from './loopback.ts';

export interface Stage extends Loopback {
  readonly amazon: AmazonPort;
  readonly clock: FakeClock;
}

const running: Loopback[] = [];

/** A client that talks to a loopback server, on a clock that does not wait. Closed after each test. */
export async function stage(answers: Answers, config: Partial<SellingPartnerConfig> = {}): Promise<Stage> {
  const server = await startLoopback(answers);
  running.push(server);
  const clock = createFakeClock();
  const amazon = sellingPartnerApi({
    region: 'eu',
    refreshToken: 'Atzr|made-up',
    clientId: 'amzn1.application-oa2-client.made-up',
    clientSecret: 'amzn1.oa2-cs.v1.made-up',
    endpoint: server.url,
    clock,
    random: () => 0.5,
    ...config,
  });
  return { ...server, amazon, clock };
}

/** Called by each test file that uses {@link stage}. */
export function closeStages(): void {
  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.close()));
  });
}

/** The error that `work` fails with. */
export async function failureOf(work: Promise<unknown>): Promise<ConnectorError> {
  try {
    await work;
  } catch (error) {
    if (isConnectorError(error)) return error;
    throw error;
  }
  throw new Error('Expected a failure.');
}

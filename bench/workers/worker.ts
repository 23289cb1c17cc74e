// A process of its own: one of several that work on the same orders and know nothing of one another.
import { countCalls, createConnector, jsonRpcOdoo, type Registration } from 'odoo-amazon-connector';
import { clientOf } from '../../stage/amazon-client.ts';
import type { Ends } from '../backfill/messages.ts';
import type { FromWorker, ToWorker } from './messages.ts';

const tell = (message: FromWorker): void => void process.send?.(message);

let run: (() => Promise<void>) | undefined;
process.on('message', (message: ToWorker) => {
  if (message.type === 'ends') void prepare(message.ends);
  else void run?.();
});

async function prepare({ odoo: login, amazon, registrationId }: Ends): Promise<void> {
  const odoo = countCalls(jsonRpcOdoo(login));
  const connector = createConnector({ odoo, amazon: clientOf(amazon, { region: 'na' }) });
  const registration = await connector.registrations.get(registrationId);
  odoo.calls.reset();
  run = async () => {
    const statuses = await importAll(connector.orders, registration);
    tell({ type: 'done', statuses, odooCalls: odoo.calls.total });
    process.disconnect();
  };
  tell({ type: 'ready' });
}

async function importAll(
  orders: ReturnType<typeof createConnector>['orders'],
  registration: Registration,
): Promise<Record<string, number>> {
  const statuses: Record<string, number> = {};
  for await (const { status } of orders.sync(registration)) statuses[status] = (statuses[status] ?? 0) + 1;
  return statuses;
}

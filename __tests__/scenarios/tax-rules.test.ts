import { expect, it } from '@jest/globals';
import { createConnector } from '../../lib/index.ts';
import { create, jsonRpc, preparePricelist, records } from './ends.ts';
import { embeddedDatabases } from './embedded.ts';

const open = embeddedDatabases();

it('taxes by marketplace are stored with the registration, kept by a change of other things, and replaced as a whole', async () => {
  const database = await open();
  const admin = jsonRpc(database, 'admin');
  const bot = createConnector({ odoo: jsonRpc(database, 'bot'), amazon: {} });
  await createConnector({ odoo: admin, amazon: {} }).install();
  await preparePricelist(admin, 'EUR');
  const [home = 0, abroad = 0] = await create(admin, 'account.fiscal.position', [
    { name: 'Home' },
    { name: 'Abroad' },
  ]);
  const registration = await bot.registrations.register({
    name: 'Amazon EU',
    sellerId: 'TAXRULES',
    marketplaces: ['ES', 'DE'],
    taxes: { ES: { fiscalPositionId: home }, de: { fiscalPositionId: abroad } },
    taxPolicy: 'park',
  });
  const [spain, germany] = ['A1RKKUPIHCS9HS', 'A1PA6795UKMFR9'];
  const positions = ({ taxRules }: typeof registration) =>
    taxRules.map(({ marketplaceId, fiscalPositionId }) => [marketplaceId, fiscalPositionId]);
  expect(positions(registration)).toEqual([
    [spain, home],
    [germany, abroad],
  ]);

  const renamed = await bot.registrations.update(registration.id, { name: 'Renamed' });
  expect(renamed).toMatchObject({ taxPolicy: 'park', taxRules: registration.taxRules });
  const replaced = await bot.registrations.update(registration.id, {
    taxes: { DE: { fiscalPositionId: home } },
    taxPolicy: 'amazon',
  });
  expect(positions(replaced)).toEqual([[germany, home]]);
  expect(replaced.taxPolicy).toBe('amazon');
  expect(await records(admin, 'x_amazon_tax_rule', [], ['x_marketplace_id'])).toHaveLength(1);
});

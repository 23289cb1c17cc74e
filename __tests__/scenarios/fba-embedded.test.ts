import { describe, expect, it } from '@jest/globals';
import { embeddedDatabases } from './embedded.ts';
import { onStage } from './on-stage.ts';

describe('FBA stock on the embedded Odoo', () => {
  const stage = onStage(embeddedDatabases(), { currencies: ['EUR'] });

  it('is not compared: the embedded Odoo keeps none, and says so', async () => {
    const { connector, registration } = await stage().openSeller([]);
    await expect(connector.fba.reconcile(registration)).rejects.toMatchObject({
      message: expect.stringContaining('The embedded Odoo keeps no stock') as unknown,
    });
  });
});

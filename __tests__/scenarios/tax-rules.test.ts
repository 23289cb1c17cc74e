import { describe, expect, it } from '@jest/globals';
import { create, openStage, records } from '../../stage/index.ts';
import { onVersions } from './embedded.ts';

onVersions([17, 18, 19], (where, open) => {
  describe(`taxes by marketplace on ${where}`, () => {
    it('are stored with the registration, kept by a change of other things, and replaced as a whole', async () => {
      const stage = await openStage(await open(), { currencies: ['EUR'] });
      const { admin } = stage;
      const [home = 0, abroad = 0] = await create(admin, 'account.fiscal.position', [
        { name: 'Home' },
        { name: 'Abroad' },
      ]);
      const { connector, registration } = await stage.openSeller([], {
        marketplaces: ['ES', 'DE'],
        registration: {
          taxes: { ES: { fiscalPositionId: home }, de: { fiscalPositionId: abroad } },
          taxPolicy: 'park',
        },
      });
      const [spain, germany] = ['A1RKKUPIHCS9HS', 'A1PA6795UKMFR9'];
      const positions = ({ taxRules }: typeof registration) =>
        taxRules.map(({ marketplaceId, fiscalPositionId }) => [marketplaceId, fiscalPositionId]);
      expect(positions(registration)).toEqual([
        [spain, home],
        [germany, abroad],
      ]);

      const renamed = await connector.registrations.update(registration.id, { name: 'Renamed' });
      expect(renamed).toMatchObject({ taxPolicy: 'park', taxRules: registration.taxRules });
      const replaced = await connector.registrations.update(registration.id, {
        taxes: { DE: { fiscalPositionId: home } },
        taxPolicy: 'amazon',
      });
      expect(positions(replaced)).toEqual([[germany, home]]);
      expect(replaced.taxPolicy).toBe('amazon');
      expect(await records(admin, 'x_amazon_tax_rule', [], ['x_marketplace_id'])).toHaveLength(1);
      await stage.close();
    });
  });
});

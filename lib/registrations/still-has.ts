import type { Guard } from './guarded-writes.ts';
import type { Registration } from './registration.ts';
import { registrationModel } from './store.ts';

/** That a registration has all of its marketplaces still, and is not archived. */
export const stillHas = ({ id, companyId, marketplaces }: Registration): Guard => ({
  model: registrationModel,
  domain: [
    ['id', '=', id],
    ['x_archived', '=', false],
    ['x_company_id', '=', companyId],
    ...marketplaces.map(({ recordId }) => ['x_marketplace_ids', 'in', [recordId]] as const),
  ],
  ids: [id],
});

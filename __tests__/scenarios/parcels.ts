import type { ProblemKind, SchemaPart } from '../../lib/schema/index.ts';
import type { FeedDraft } from '../../lib/amazon/index.ts';
import { fields } from '../../lib/odoo/index.ts';

/** A made-up capability in one file, as CONTRIBUTING describes one: what it parks, sends and adds to Odoo. */
export const parcelProblem: ProblemKind = { name: 'parcel', waits: [5, 30], triesPerRun: 10 };

export const parcelRunShape = { x_parcel_depth: fields.integer };

export const parcelsSchema: SchemaPart = {
  models: [
    {
      model: 'x_amazon_parcel',
      label: "Amazon's Parcel",
      companyPath: 'x_registration_id.x_company_id',
      data: { field: 'id', sentence: '%d parcels' },
      fields: [
        {
          name: 'x_registration_id',
          label: 'Registration',
          type: 'many2one',
          relation: 'x_amazon_registration',
        },
        {
          name: 'x_size',
          label: "The parcel's size",
          type: 'selection',
          choices: [
            ['small', "Fits a child's shoe"],
            ['large', 'Back\\slash'],
          ],
        },
      ],
    },
    {
      model: 'x_amazon_registration',
      fields: [{ name: 'x_parcel_depth', label: 'Depth of Parcels', type: 'integer' }],
    },
  ],
  botRights: [['x_amazon_parcel', 'create']],
  problemKinds: [parcelProblem],
};

export const parcelFeed = (marketplaceIds: readonly string[], names: readonly string[]): FeedDraft => ({
  feedType: 'POST_PARCEL_DATA',
  marketplaceIds,
  contentType: 'text/xml; charset=UTF-8',
  content: `<parcels>${names.join(' ')}</parcels>`,
});

import { deliveriesSchema } from './deliveries/schema.ts';
import { fbaSchema } from './fba/schema.ts';
import { feedsSchema } from './feeds/schema.ts';
import { supplySchema } from './fba/supply-schema.ts';
import { composeSchema } from './install/index.ts';
import { invoicesSchema } from './invoices/schema.ts';
import { ordersSchema } from './orders/schema.ts';
import { paymentsSchema } from './payments/schema.ts';
import { problemsSchema } from './problems/schema.ts';
import { registrationsSchema } from './registrations/schema.ts';

/** Everything that the capabilities add to Odoo. A new capability joins with its part here. */
export const schemaParts = [
  registrationsSchema,
  ordersSchema,
  problemsSchema,
  feedsSchema,
  deliveriesSchema,
  fbaSchema,
  invoicesSchema,
  supplySchema,
  paymentsSchema,
] as const;

export const schema = composeSchema(schemaParts);

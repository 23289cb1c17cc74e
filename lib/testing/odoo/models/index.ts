import type { ModelDefinition } from '../store/model.ts';
import { accountingModels } from './accounting.ts';
import { companyModels } from './companies.ts';
import { customField } from './custom-fields.ts';
import { customModel } from './custom-models.ts';
import { customisingModels } from './customising.ts';
import { deliveryModels } from './deliveries.ts';
import { geographyModels } from './geography.ts';
import { mailModels } from './mail-template.ts';
import { messageModels } from './messages.ts';
import { partnerModels } from './partners.ts';
import { productModels } from './products.ts';
import { saleOrderLine } from './sale-order-line.ts';
import { saleOrder } from './sale-order.ts';
import { saleTag, salesTeam } from './sales-team.ts';
import { shippingModels } from './shipping.ts';
import { stockModels } from './stock.ts';
import { userModels } from './users.ts';
import { warehouseModels } from './warehouses.ts';

/** Everything of a real Odoo that the embedded one knows. Labels and types are those of `fields_get` on Odoo 19. */
export const modelDefinitions: readonly ModelDefinition[] = [
  ...companyModels,
  ...geographyModels,
  ...partnerModels,
  ...userModels,
  ...productModels,
  ...accountingModels,
  salesTeam,
  saleTag,
  ...warehouseModels,
  ...shippingModels,
  ...deliveryModels,
  ...stockModels,
  saleOrder,
  saleOrderLine,
  ...messageModels,
  ...mailModels,
  customModel,
  customField,
  ...customisingModels,
];

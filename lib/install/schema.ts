import type { ModelDefinition } from './definitions.ts';
import { extendedModels } from './odoo-models.ts';
import { ownModels } from './own-models.ts';

export { markerField } from './odoo-models.ts';

/** Everything that install() adds to Odoo's models, in the order in which Odoo accepts it. */
export const models: readonly ModelDefinition[] = [...ownModels, ...extendedModels];

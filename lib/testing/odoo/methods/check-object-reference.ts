import { valueError } from '../errors.ts';
import { findExternalId } from '../records/external-ids.ts';
import type { Method } from './method.ts';

export const checkObjectReference: Method = {
  name: 'check_object_reference',
  on: 'model',
  parameters: ['module', 'xml_id', 'raise_on_access_error'],
  required: ['module', 'xml_id'],
  models: ['ir.model.data'],
  run: (env, _model, { module, xml_id: name }) => {
    const externalId = `${String(module)}.${String(name)}`;
    const target = findExternalId(env, externalId);
    if (target) return [target.model, target.id];
    throw valueError(`External ID not found in the system: ${externalId}`);
  },
};

import type { CallScope, LoadRecord, OdooPort } from '../odoo/index.ts';
import type { FieldDefinition } from './definitions.ts';
import { ConnectorError } from '../support/errors.ts';

/** Python that `install()` puts into Odoo as a server action. It runs with the rights of whoever runs it. */
export interface InstalledAction<Name extends FieldDefinition['name'] = FieldDefinition['name']> {
  readonly title: string;
  readonly code: string;
  readonly record: LoadRecord;
  /** Field that gives its id, of the registration or of what the action is about: the bot may run it, but not look for it. */
  readonly field: FieldDefinition & { readonly name: Name; readonly compute: string };
}

export interface ActionDefinition<Name extends FieldDefinition['name']> {
  /** Of its external id. */
  readonly name: string;
  /** As Odoo lists it. */
  readonly title: string;
  readonly field: Name;
  readonly fieldLabel: string;
  readonly code: string;
  /** External id of the model that whoever runs it must be allowed to write. Default: pickings. */
  readonly model?: string;
}

export function defineAction<Name extends FieldDefinition['name']>({
  name,
  title,
  field,
  fieldLabel,
  code,
  model = 'stock.model_stock_picking',
}: ActionDefinition<Name>): InstalledAction<Name> {
  return {
    title,
    code,
    record: {
      key: `amazon.${name}`,
      values: {
        name: title,
        // Odoo lets those run it who may write this model.
        model_id: { key: model },
        state: 'code',
        code,
      },
    },
    field: {
      name: field,
      label: fieldLabel,
      type: 'integer',
      compute: `found = self.env['ir.model.data'].sudo().search([('module', '=', 'amazon'), ('name', '=', '${name}')], limit=1)
for record in self:
    record['${field}'] = found.res_id`,
    },
  };
}

/**
 * Runs an installed action with what it reads of the context: one call, one transaction. Gives what the action leaves in
 * Odoo's variable `action`.
 *
 * `id`: what the registration's field says, 0 without the action.
 *
 * @throws `INSTALL_OUTDATED`, and what Odoo says.
 */
export async function runAction(
  odoo: OdooPort,
  { title }: InstalledAction,
  id: number,
  context: Readonly<Record<string, unknown>>,
  scope: Partial<CallScope>,
): Promise<unknown> {
  if (id === 0) {
    throw new ConnectorError(
      'INSTALL_OUTDATED',
      `The server action "${title}" is missing in this database: run connector.install() again as administrator.`,
    );
  }
  return odoo.call('ir.actions.server', 'run', { ids: [id], context, ...scope });
}

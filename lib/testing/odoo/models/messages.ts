import { accessError } from '../errors.ts';
import { findExternalId } from '../records/external-ids.ts';
import { groupsOf } from '../rights.ts';
import { boolean, char, html, integer, many2one, selection } from '../store/field.ts';
import type { ModelDefinition } from '../store/model.ts';

const subtype: ModelDefinition = {
  name: 'mail.message.subtype',
  label: 'Message subtypes',
  module: 'mail',
  order: 'sequence, id',
  fields: {
    name: char('Message Type', { required: true }),
    internal: boolean('Internal Only'),
    sequence: integer('Sequence', { default: () => 1 }),
  },
};

// What stands in the chatter of a record. Odoo's own messages ("Sales Order created") are not written here.
const message: ModelDefinition = {
  name: 'mail.message',
  label: 'Message',
  module: 'mail',
  order: 'id desc',
  beforeWrite: (env, _rows, values) => {
    // Also when a user loads his own message again with the same values (measured).
    const administrators = findExternalId(env, 'base.group_system')?.id ?? 0;
    if (!('model' in values || 'res_id' in values) || groupsOf(env, env.uid).has(administrators)) return;
    throw accessError("Only administrators can modify 'model' and 'res_id' fields.");
  },
  fields: {
    model: char('Related Document Model'),
    res_id: integer('Related Document ID', { index: true }),
    message_type: selection(
      'Type',
      [
        ['email', 'Incoming Email'],
        ['comment', 'Comment'],
        ['notification', 'System notification'],
      ],
      { required: true, default: () => 'comment' },
    ),
    subtype_id: many2one('Subtype', 'mail.message.subtype', { onDelete: 'set null' }),
    body: html('Contents', { default: () => '' }),
    is_internal: boolean('Employee Only'),
  },
};

export const messageModels: readonly ModelDefinition[] = [subtype, message];

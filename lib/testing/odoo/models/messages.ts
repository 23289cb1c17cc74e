import type { Environment } from '../environment.ts';
import { accessError } from '../errors.ts';
import { findExternalId } from '../records/external-ids.ts';
import { groupsOf } from '../rights.ts';
import { boolean, char, date, datetime, html, integer, many2one, selection } from '../store/field.ts';
import type { ModelDefinition } from '../store/model.ts';
import { linkOf, textOf, type Row } from '../store/row.ts';

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
    subject: char('Subject'),
    body: html('Contents'),
    model: char('Related Document Model', { index: true }),
    res_id: integer('Related Document ID', { index: true }),
    message_type: selection(
      'Type',
      [
        ['comment', 'Comment'],
        ['notification', 'System notification'],
      ],
      { required: true, default: () => 'comment' },
    ),
    subtype_id: many2one('Subtype', 'mail.message.subtype', { onDelete: 'set null' }),
    is_internal: boolean('Employee Only'),
    author_id: many2one('Author', 'res.partner'),
    date: datetime('Date', { default: (env) => env.database.now() }),
  },
};

const subtype: ModelDefinition = {
  name: 'mail.message.subtype',
  label: 'Message subtypes',
  module: 'mail',
  fields: { name: char('Message Type', { required: true }), internal: boolean('Internal Only') },
};

/** The model of the record that an activity belongs to. */
export const activityModelOf = (env: Environment, row: Row): string =>
  textOf(env.database.table('ir.model').get(linkOf(row, 'res_model_id') ?? 0), 'model');

const activity: ModelDefinition = {
  name: 'mail.activity',
  label: 'Activity',
  module: 'mail',
  order: 'date_deadline ASC, id ASC',
  fields: {
    res_model_id: many2one('Document Model', 'ir.model', { onDelete: 'cascade' }),
    res_model: char('Related Document Model', {
      readonly: true,
      compute: activityModelOf,
      storedInOdoo: true,
    }),
    res_id: integer('Related Document ID', { index: true }),
    activity_type_id: many2one('Activity Type', 'mail.activity.type', { onDelete: 'restrict' }),
    summary: char('Summary'),
    note: html('Note'),
    date_deadline: date('Due Date', {
      required: true,
      default: (env) => env.database.now().slice(0, 'yyyy-mm-dd'.length),
    }),
    user_id: many2one('Assigned to', 'res.users'),
    active: boolean('Active', { default: () => true }),
  },
};

const activityType: ModelDefinition = {
  name: 'mail.activity.type',
  label: 'Activity Type',
  module: 'mail',
  fields: { name: char('Name', { required: true }), summary: char('Default Summary') },
};

export const messageModels: readonly ModelDefinition[] = [subtype, message, activityType, activity];

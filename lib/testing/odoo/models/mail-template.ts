import { boolean, char, html, integer, many2one, selection, text } from '../store/field.ts';
import type { ModelDefinition } from '../store/model.ts';

const template: ModelDefinition = {
  name: 'mail.template',
  label: 'Email Templates',
  module: 'mail',
  order: 'user_id, name, id',
  fields: {
    name: char('Name'),
    model_id: many2one('Applies to', 'ir.model', { onDelete: 'cascade' }),
    subject: char('Subject'),
    body_html: html('Body'),
    email_from: char('From'),
    email_to: char('To (Emails)'),
    partner_to: char('To (Partners)'),
    lang: char('Language'),
    user_id: many2one('Owner', 'res.users'),
    auto_delete: boolean('Auto Delete', { default: () => true }),
    use_default_to: boolean('Default recipients'),
    active: boolean('Active', { default: () => true }),
  },
};

const mail: ModelDefinition = {
  name: 'mail.mail',
  label: 'Outgoing Mails',
  module: 'mail',
  order: 'id desc',
  fields: {
    subject: char('Subject'),
    body_html: text('Text Contents'),
    model: char('Related Document Model'),
    res_id: integer('Related Document ID'),
    state: selection(
      'Status',
      [
        ['outgoing', 'Outgoing'],
        ['sent', 'Sent'],
        ['exception', 'Delivery Failed'],
        ['cancel', 'Cancelled'],
      ],
      { readonly: true, default: () => 'outgoing' },
    ),
  },
};

export const mailModels: readonly ModelDefinition[] = [template, mail];

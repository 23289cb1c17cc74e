import type { FieldDefinition } from './definitions.ts';

/** The registration that a record of ours belongs to, and goes with. */
export const registrationLink: FieldDefinition = {
  name: 'x_registration_id',
  label: 'Registration',
  type: 'many2one',
  relation: 'x_amazon_registration',
  onDelete: 'cascade',
};

/** The company of such a record. */
export const companyOfRegistration = 'x_registration_id.x_company_id';

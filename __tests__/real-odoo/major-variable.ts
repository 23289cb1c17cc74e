/** Where the tests of a run find which Odoo they run on: the global setup asks it before the first of them. */
export const majorVariable = 'ODOO_MAJOR';

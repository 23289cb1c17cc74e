// Methods that change nothing, so that a call may be sent twice. What is not named here counts as a write.
const readMethods: ReadonlySet<string> = new Set([
  'check_access_rights',
  'check_object_reference',
  'context_get',
  'default_get',
  'fields_get',
  'formatted_read_group',
  'get_metadata',
  'has_access',
  'has_group',
  'login',
  'name_search',
  'read',
  'read_group',
  'search',
  'search_count',
  'search_read',
  'version',
  'web_read',
  'web_read_group',
  'web_search_read',
]);

/** Whether a call of this method leaves Odoo as it is. */
export const isReadMethod = (method: string): boolean => readMethods.has(method);

/** Whether this machine knows the time zone: an IANA name, such as `Europe/Madrid`; no offsets, which Odoo does not take. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

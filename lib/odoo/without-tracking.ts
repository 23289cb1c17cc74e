/** Context of writes whose history nobody reads: no log lines, followers and mails. Odoo 19 then posts a fifth faster (measured). */
export const withoutTracking = {
  tracking_disable: true,
  mail_create_nolog: true,
  mail_create_nosubscribe: true,
  mail_notrack: true,
} as const;

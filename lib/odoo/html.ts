const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text for a field of Odoo that holds HTML, such as a note. */
export const htmlText = (text: string): string => text.replaceAll(/[&<>]/g, (sign) => entities[sign] ?? sign);

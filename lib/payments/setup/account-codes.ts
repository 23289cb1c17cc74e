/** So many codes that no account has yet, counted on from the first one that is a number; in order. */
export function freeCodes(taken: readonly string[], start: string, count: number): readonly string[] {
  const used = new Set(taken);
  const digits = /^\d+$/.test(start) ? start : '101900';
  const codes: string[] = [];
  for (let next = BigInt(digits) + 1n; codes.length < count; next += 1n) {
    const code = next.toString().padStart(digits.length, '0');
    if (!used.has(code)) codes.push(code);
  }
  return codes;
}

/** A short code that no journal of the company has: Odoo takes five characters. */
export function freeJournalCode(taken: readonly string[], currency: string): string {
  const used = new Set(taken);
  const numbered = Array.from({ length: 100 }, (_, index) => `AMZ${index + 1}`);
  return ['AMZ', `AM${currency}`, ...numbered].find((code) => !used.has(code)) ?? 'AMZ';
}

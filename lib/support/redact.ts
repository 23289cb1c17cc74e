const secretName = /(pass(word)?|secret|token|api[_-]?key|authorization|cookie)/i;
const personalName = /^(name|email|phone|street2?|zip|address|buyer|gift_?message)$/i;
const mask = '[redacted]';

const secretTexts: readonly RegExp[] = [
  /\bAt[zc][ar]\|[\w.~+/=|-]+/g, // Login-with-Amazon access and refresh tokens
  /\bamzn1\.oa2-cs\.[\w.-]+/g, // Login-with-Amazon client secrets
  /\b[0-9a-f]{40}\b/g, // Odoo API keys
  /(bearer\s+)\S+/gi,
  /(\/\/[^/\s:@]+:)[^/\s@]+(?=@)/g, // user:password@host
];
// In two steps, each of which passes over the text once: one pattern for both would start again at every letter.
const addressLike = /[\w.+@-]+/g;
const email = /[\w.+-]@[\w-]+\.[\w.-]/;

/** `text` without API keys, tokens, passwords in URLs and e-mail addresses. */
export function redactText(text: string): string {
  const withoutSecrets = secretTexts.reduce(
    (result, pattern) =>
      result.replace(pattern, (_match, kept: unknown) => (typeof kept === 'string' ? kept : '') + mask),
    text,
  );
  return withoutSecrets.replace(addressLike, (run) => (email.test(run) ? mask : run));
}

/** A copy of `record` in which the values of secret and personal fields are masked. */
export function redact<T extends Readonly<Record<string, unknown>>>(record: T): T {
  const entries = Object.entries(record).map(([name, value]) => {
    if (secretName.test(name) || personalName.test(name)) return [name, mask];
    return [name, typeof value === 'string' ? redactText(value) : value];
  });
  // Object.fromEntries loses the key types; names and value kinds are those of `record`.
  return Object.fromEntries(entries) as T;
}

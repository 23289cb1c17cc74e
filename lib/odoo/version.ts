import type { OdooVersion } from './port.ts';

/** Versions that the connector was written for. The oldest is known from the differences between versions alone. */
const knownMajors: readonly number[] = [17, 18, 19];

/** `19.0`, `saas~18.3`, `19.0-20261123` or `19.0.1.3` as a version. */
export function parseVersion(text: string): OdooVersion {
  const match = /^(?:saas[~-])?((\d+)\.\d+)/.exec(text);
  return { serie: match?.[1] ?? text, major: match ? Number(match[2]) : undefined };
}

/** What a person should know about this version of Odoo; undefined when nothing. Never a reason to stop. */
export function describeVersion({ serie, major }: OdooVersion): string | undefined {
  if (major === undefined)
    return `Odoo states its version as "${serie}", which cannot be read. Names are taken from its fields.`;
  if (knownMajors.includes(major)) return undefined;
  return `Odoo ${serie} is not among the versions that this package knows (17 to 19). It may work; names are taken from its fields.`;
}

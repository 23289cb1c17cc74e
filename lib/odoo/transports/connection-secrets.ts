import { createSecrets, type Secrets } from '../../support/secrets.ts';
import type { OdooConnectionConfig } from './config.ts';

/** What must be in no error of a port: the credential, the password of the proxy, and headers that may be secret. */
export function connectionSecrets(config: OdooConnectionConfig, credential: string | undefined): Secrets {
  const headers = Object.entries(config.headers ?? {}).flatMap(([name, value]) =>
    secretsOfHeader(name, value),
  );
  return createSecrets([credential, config.proxy?.auth?.password, ...headers]);
}

const harmless =
  /^(accept(-.*)?|cache-control|connection|content-.*|forwarded|from|host|origin|referer|user-agent|x-forwarded-.*|x-odoo-database)$/i;
const secretName = /auth|cookie|credential|key|pass|secret|session|signature|token/i;
// Of a header that may be anything, short values are words such as "open".
const shortestOfOthers = 8;

function secretsOfHeader(name: string, value: string): readonly string[] {
  if (harmless.test(name)) return [];
  if (!secretName.test(name)) return value.length < shortestOfOthers ? [] : [value];
  // `Basic …` holds a user and a password, `Bearer …` a token, a cookie several values.
  const parts = value.split(/[\s;]+/).filter((part) => !/^(basic|bearer|digest)$/i.test(part));
  const values = parts.map((part) => /^[^=]+=([^=].*)$/.exec(part)?.[1] ?? part);
  return [value, ...parts, ...values, ...(/^basic\s/i.test(value) ? parts.flatMap(passwordOf) : [])];
}

function passwordOf(basic: string): readonly string[] {
  const [, password] = /^[^:]*:(.*)$/s.exec(Buffer.from(basic, 'base64').toString('utf8')) ?? [];
  return password === undefined ? [] : [password];
}

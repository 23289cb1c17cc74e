import { z } from 'zod';
import { odooScript } from './script.ts';
import { majorVariable } from './major-variable.ts';

/** Starts the real Odoo once before its tests, unless ODOO_URL names one that runs already, and asks for its version. */
export default async function startRealOdoo(): Promise<void> {
  const url = process.env['ODOO_URL'] ?? (await startedUrl());
  const response = await fetch(`${url}/web/webclient/version_info`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const { result } = versionSchema.parse(await response.json());
  process.env[majorVariable] = String(result.server_version_info[0]);
}

async function startedUrl(): Promise<string> {
  const said = await odooScript('start');
  const url = /at (http:\S+) \(process/.exec(said)?.[1];
  if (url === undefined) throw new Error(`The script did not say where the server is: ${said}`);
  return url;
}

const versionSchema = z.object({
  result: z.object({ server_version_info: z.tuple([z.number()], z.unknown()) }),
});

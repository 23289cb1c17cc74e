import { beforeAll, describe, expect, it } from '@jest/globals';
import { crash, type Selection } from '../../crash/harness.ts';
import type { CrashScenario } from '../../crash/scenario.ts';
import type { CrashOdoo } from '../../crash/stage.ts';
import { createConnector } from '../../lib/index.ts';
import { preparePricelist, type ScenarioDatabase, type Transport } from './ends.ts';

/** A run that dies at a call, and the run after it: for each scenario, at each selected call. */
export function describeCrashes(
  name: string,
  transport: Transport,
  scenarios: readonly CrashScenario[],
  selection: Selection,
  open: () => Promise<ScenarioDatabase>,
): void {
  describe(`a machine that dies in the middle, on ${name}`, () => {
    let odoo: CrashOdoo;

    beforeAll(async () => {
      const database = await open();
      odoo = { admin: transport(database, 'admin'), bot: transport(database, 'bot') };
      await preparePricelist(odoo.admin, 'EUR');
      await createConnector({ odoo: odoo.admin, amazon: {} }).install();
    });

    it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
      'leaves nothing doubled and nothing lost: %s',
      async (_name, scenario) => {
        const report = await crash(odoo, scenario, selection);
        expect(report.differences).toEqual([]);
        expect(report).toMatchObject({ recovered: report.cuts, duplicates: 0, lost: 0 });
        expect(report.cuts).toBeGreaterThanOrEqual(5);
      },
    );
  });
}

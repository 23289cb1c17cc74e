import { describe, expect, it } from '@jest/globals';
import { crash, type Selection } from '../../crash/harness.ts';
import type { CrashScenario } from '../../crash/scenario.ts';
import type { OdooDatabase, Transport } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';

/** A run that dies at a call, and the run after it: for each scenario, at each selected call. */
export function describeCrashes(
  name: string,
  transport: Transport,
  scenarios: readonly CrashScenario[],
  selection: Selection,
  open: () => Promise<OdooDatabase>,
): void {
  describe(`a machine that dies in the middle, on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'] });

    it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
      'leaves nothing doubled and nothing lost: %s',
      async (_name, scenario) => {
        const report = await crash(stage(), scenario, selection);
        expect(report.differences).toEqual([]);
        expect(report).toMatchObject({ recovered: report.cuts, duplicates: 0, lost: 0 });
        expect(report.cuts).toBeGreaterThanOrEqual(5);
      },
    );
  });
}

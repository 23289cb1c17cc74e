// npm run crash -- CAPABILITY|all [--real] [--json] [--scenario NAME]: lets a machine die in the middle of every scenario,
// runs the scenario again, and reports what was doubled or lost. On the embedded ends it dies before and after every
// call; on a real Odoo (--real) once for each state that a death can leave behind.
import { parseArgs } from 'node:util';
import { crash, everyCall, everyState, type CrashReport } from './harness.ts';
import type { CrashScenario } from './scenario.ts';
import { scenarios } from './scenarios/index.ts';
import { embeddedOdoo, json2, openStage, realOdoo, type Stage } from '../stage/index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    real: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    scenario: { type: 'string' },
  },
});

interface NamedReport extends CrashReport {
  readonly capability: string;
}

const wanted = scenariosOf(positionals[0] ?? '');

if (wanted.length === 0) {
  const names = ['all', ...Object.keys(scenarios)].join(', ');
  console.error(
    `npm run crash -- CAPABILITY [--real] [--json] [--scenario NAME], where CAPABILITY is one of: ${names}`,
  );
  process.exitCode = 2;
} else {
  print(await crashAll());
}

function scenariosOf(name: string): readonly (readonly [string, CrashScenario])[] {
  return Object.entries(scenarios)
    .filter(([capability]) => name === 'all' || name === capability)
    .flatMap(([capability, own]) => own.map((scenario) => [capability, scenario] as const))
    .filter(([, scenario]) => values.scenario === undefined || scenario.name === values.scenario)
    .filter(([, { embeddedOnly }]) => !values.real || embeddedOnly !== true);
}

function openCrashStage(): Promise<Stage> {
  const currencies = ['EUR'];
  // JSON-2: archiving a product makes Odoo forget its caches, which costs the other transports half a second.
  if (values.real) return openStage(realOdoo('crash'), { currencies, transport: json2 });
  return openStage(embeddedOdoo({ currencies: ['USD', 'EUR'] }), { currencies });
}

async function crashAll(): Promise<readonly NamedReport[]> {
  const stage = await openCrashStage();
  try {
    const reports: NamedReport[] = [];
    for (const [capability, scenario] of wanted) {
      const started = Date.now();
      const report = await crash(stage, scenario, values.real ? everyState : everyCall);
      reports.push({ capability, ...report });
      const seconds = Math.round((Date.now() - started) / 1000);
      console.error(`${capability}, ${scenario.name}: ${report.cuts} cuts in ${seconds} s`);
      for (const difference of report.differences) console.error(difference);
    }
    return reports;
  } finally {
    await stage.close();
  }
}

/** Fails the command when anything was doubled, lost or otherwise. */
function print(reports: readonly NamedReport[]): void {
  const sum = (figure: 'cuts' | 'recovered' | 'duplicates' | 'lost' | 'falseFailures'): number =>
    reports.reduce((total, report) => total + report[figure], 0);
  const totals = {
    cuts: sum('cuts'),
    recovered: sum('recovered'),
    duplicates: sum('duplicates'),
    lost: sum('lost'),
    falseFailures: sum('falseFailures'),
  };
  const rows = reports.map(
    ({ capability, scenario, calls, cuts, recovered, duplicates, lost, falseFailures }) => ({
      capability,
      scenario,
      calls,
      cuts,
      recovered,
      duplicates,
      lost,
      falseFailures,
    }),
  );
  if (values.json) console.log(JSON.stringify({ ...totals, scenarios: rows }, undefined, 2));
  else console.table([...rows, { capability: 'all', scenario: 'all', ...totals }]);
  if (totals.recovered < totals.cuts || totals.duplicates + totals.lost + totals.falseFailures > 0)
    process.exitCode = 1;
}

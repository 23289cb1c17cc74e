import { isDeepStrictEqual } from 'node:util';
import { isReadMethod } from '../lib/odoo/index.ts';
import { dyingPorts, type Cut, type MadeCall } from './dying-ports.ts';
import { takeFingerprint, type Fingerprint } from './fingerprint.ts';
import type { Stage } from '../stage/index.ts';
import type { CrashScenario, Scene } from './scenario.ts';
import { openScene } from './scene.ts';

export interface CrashReport {
  readonly scenario: string;
  /** Calls of the undisturbed run, to both ends. */
  readonly calls: number;
  readonly cuts: number;
  /** Cuts after which a second run came to where the undisturbed one was. */
  readonly recovered: number;
  /** Records too many after a second run, over all cuts; and records too few. */
  readonly duplicates: number;
  readonly lost: number;
  /** Outcomes that told of a failure, over all cuts, where the undisturbed run told of none. */
  readonly falseFailures: number;
  /** What was otherwise, for people. */
  readonly differences: readonly string[];
}

/** At which moments of a call to cut. */
export type Selection = (call: MadeCall, index: number) => readonly Cut['moment'][];

/** Before and after every call. */
export const everyCall: Selection = () => ['before', 'after'];

/**
 * Once for each state that a death can leave behind: before anything, and after each write. Nothing that was only read
 * outlives the machine, so a death before a call, or after a read, leaves what the write before it left.
 */
export const everyState: Selection = ({ end, name }, index) => [
  ...(index === 0 ? (['before'] as const) : []),
  ...(isWrite(end, name.slice(name.lastIndexOf('.') + 1)) ? (['after'] as const) : []),
];

/** What a lost reply may leave unknown: whether a write to Odoo was done. */
const everyReply: Selection = ({ end, name }) =>
  end === 'odoo' && isWrite(end, name.slice(name.lastIndexOf('.') + 1)) ? ['lost'] : [];

const isWrite = (end: MadeCall['end'], method: string): boolean =>
  end === 'odoo' ? !isReadMethod(method) : !/^(get|read|search)/.test(method);

/**
 * Lets a scenario end undisturbed, then dies at each selected moment and runs it again; or loses the reply to each write,
 * where the scenario is about that.
 */
export async function crash(
  stage: Stage,
  scenario: CrashScenario,
  selection: Selection = everyCall,
): Promise<CrashReport> {
  const whole = await play(stage, scenario);
  const { counts, orders, sent, books } = whole.fingerprint;
  if (!scenario.endsWith(counts, orders, sent, books)) {
    throw new Error(
      `Scenario "${scenario.name}" does not come to what it is about: ${JSON.stringify(whole.fingerprint)}`,
    );
  }
  const select = scenario.disturbance === 'lost reply' ? everyReply : selection;
  const cuts = whole.calls.flatMap((call, index) =>
    select(call, index).map((moment): Cut => ({ nth: index + 1, moment })),
  );
  let [recovered, duplicates, lost, falseFailures] = [0, 0, 0, 0];
  const differences: string[] = [];
  for (const cut of cuts) {
    const { fingerprint, calls, failures } = await play(stage, scenario, cut);
    falseFailures += Math.max(0, failures - whole.failures);
    const off = Object.entries(whole.fingerprint.counts).map(
      ([kind, expected]) => (fingerprint.counts[kind] ?? 0) - expected,
    );
    duplicates += off.filter((more) => more > 0).reduce((sum, more) => sum + more, 0);
    lost -= off.filter((more) => more < 0).reduce((sum, more) => sum + more, 0);
    const isSame = isDeepStrictEqual(fingerprint, whole.fingerprint);
    if (isSame) recovered += 1;
    else differences.push(describe(scenario, cut, calls, whole.fingerprint, fingerprint));
  }
  return {
    scenario: scenario.name,
    calls: whole.calls.length,
    cuts: cuts.length,
    recovered,
    duplicates,
    lost,
    falseFailures,
    differences,
  };
}

interface Played {
  readonly fingerprint: Fingerprint;
  readonly calls: readonly MadeCall[];
  /** Outcomes of the last run that tell of a failure. */
  readonly failures: number;
}

/** Plays a scenario in a scene of its own: with a cut, the run dies there and a living one follows. */
async function play(stage: Stage, scenario: CrashScenario, cut?: Cut): Promise<Played> {
  const scene = await openScene(stage, scenario);
  try {
    await scenario.prepare?.(scene);
    const ports = dyingPorts(stage.bot, scene.amazonPort, cut, scene.beforeCall);
    const run = scenario.run({ ...scene, connector: scene.connectorOver(ports.odoo, ports.amazon) });
    const again = (): Promise<unknown> => scenario.run(scene);
    // Where a reply was lost, another run is needed only when the first one could not go on.
    const first = await (!cut ? run : cut.moment === 'lost' ? run.catch(again) : run.then(again, again));
    const outcomes = scenario.arrivals ? await afterAll(scene, again) : first;
    const { registration, amazon } = scene;
    const fingerprint = await takeFingerprint(stage.admin, registration, scene.orders, amazon, {
      withBooks: scenario.realOnly,
    });
    return { fingerprint, calls: ports.calls, failures: failuresIn(outcomes) };
  } finally {
    await scene.close();
  }
}

/** What had not come to Amazon yet comes, and is run for. */
async function afterAll(scene: Scene, again: () => Promise<unknown>): Promise<unknown> {
  while (scene.arrive());
  scene.passTime();
  return again();
}

const failuresIn = (outcomes: unknown): number =>
  Array.isArray(outcomes) ? outcomes.filter(isFailure).length : 0;

const isFailure = (outcome: unknown): boolean =>
  typeof outcome === 'object' && outcome !== null && 'status' in outcome && outcome.status === 'failed';

function describe(
  scenario: CrashScenario,
  { nth, moment }: Cut,
  calls: readonly MadeCall[],
  expected: Fingerprint,
  found: Fingerprint,
): string {
  const parts = [
    ...Object.keys(expected.counts).map((kind) => [kind, expected.counts[kind], found.counts[kind]] as const),
    ...expected.orders.flatMap((order, index) =>
      Object.keys(order).map(
        (key) => [`order ${index} ${key}`, order[key], found.orders[index]?.[key]] as const,
      ),
    ),
    ['goods sent', expected.sent, found.sent] as const,
    ...Object.keys(expected.books).map(
      (key) => [`books ${key}`, expected.books[key], found.books[key]] as const,
    ),
  ].filter(([, before, after]) => !isDeepStrictEqual(before, after));
  const lines = parts.map(
    ([what, before, after]) => `  ${what}: ${JSON.stringify(before)} became ${JSON.stringify(after)}`,
  );
  return [`${scenario.name}, ${moment} call ${nth} (${calls[nth - 1]?.name ?? '?'}):`, ...lines].join('\n');
}

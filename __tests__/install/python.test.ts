import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { schema } from '../../lib/capabilities.ts';
import { countAction, dateAction } from '../../lib/fba/index.ts';
import { batchAction, depositAction, payoutAction, registerAction } from '../../lib/payments/index.ts';
import { guardedAction } from '../../lib/registrations/index.ts';
import { loadStepsCode, removeStepsCode } from '../../lib/install/index.ts';

interface Text {
  readonly kind: 'compute' | 'action';
  readonly name: string;
  readonly code: string;
}

const computed = schema.models.flatMap(({ model, fields }) =>
  fields.flatMap(({ name, compute }): readonly Text[] =>
    compute === undefined ? [] : [{ kind: 'compute', name: `${model}.${name}`, code: compute }],
  ),
);
const texts: readonly Text[] = [
  ...computed,
  { kind: 'action', name: 'install', code: loadStepsCode },
  { kind: 'action', name: 'uninstall', code: removeStepsCode },
  { kind: 'action', name: 'count', code: countAction.code },
  { kind: 'action', name: 'date', code: dateAction.code },
  { kind: 'action', name: 'guarded', code: guardedAction.code },
  { kind: 'action', name: 'register', code: registerAction.code },
  { kind: 'action', name: 'batch', code: batchAction.code },
  { kind: 'action', name: 'deposit', code: depositAction.code },
  { kind: 'action', name: 'payout', code: payoutAction.code },
];

/** What became of each text. */
function run(wanted: readonly Text[]): unknown {
  const script = path.join(process.cwd(), '__tests__/install/python.py');
  const answer = execFileSync('python3', [script], {
    input: JSON.stringify({ texts: wanted }),
    encoding: 'utf8',
  });
  return JSON.parse(answer);
}

// CI has the Python 3.11 of Debian bookworm, which Odoo 17 to 19 run on too.
const hasPython = spawnSync('python3', ['--version']).status === 0;
const describeIf = hasPython ? describe : describe.skip;

describeIf(
  `the Python that is sent to Odoo${hasPython ? '' : ' (skipped: this machine has no python3)'}`,
  () => {
    it('runs as Odoo runs it', () => {
      expect(computed.length).toBeGreaterThan(0);
      expect(run(texts)).toEqual(Object.fromEntries(texts.map(({ name }) => [name, 'ok'])));
    });

    it('would be found out when it named self in a comprehension, which Python before 3.12 does not see', () => {
      const code =
        "for record in self:\n    record['x_a'] = [model for model in ('b', 'c') if model in self.env]";
      expect(run([{ kind: 'compute', name: 'bad', code }])).toEqual({
        bad: 'reads self in a scope that does not see it',
      });
    });

    it('is all of it: nothing else in lib/ makes a server action', () => {
      const root = path.join(process.cwd(), 'lib');
      const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
        (file) => file.endsWith('.ts') && !file.startsWith('testing'),
      );
      const making = files.filter((file) =>
        readFileSync(path.join(root, file), 'utf8').includes("state: 'code'"),
      );
      expect(making.toSorted()).toEqual([
        path.join('install', 'apply.ts'),
        path.join('schema', 'installed-action.ts'),
      ]);
    });
  },
);

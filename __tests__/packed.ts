import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { outputOf } from './output-of.ts';

const root = process.cwd();
const execute = promisify(execFile);
// Guards against hanging alone.
const timeout = 10 * 60 * 1000;

/** The package as npm packs it, installed in a project of its own. */
export interface PackedPackage {
  /** Where the package is installed. */
  readonly installed: string;
  /** Runs a command in the project; what it printed. */
  run(command: string, ...args: readonly string[]): Promise<string>;
  /** Writes a file of the project; its name. */
  write(file: string, text: string): string;
  /** Compiles the TypeScript in a folder of the project into its `out`; throws what the compiler complains of. */
  compile(folder: string, options?: Readonly<Record<string, unknown>>): Promise<void>;
  remove(): void;
}

/** Builds, packs and installs the package. */
export async function packPackage(): Promise<PackedPackage> {
  const project = mkdtempSync(path.join(tmpdir(), 'package-'));
  const installed = path.join(project, 'node_modules', 'odoo-amazon-connector');

  const run = async (command: string, ...args: readonly string[]): Promise<string> =>
    (await execute(command, args, { cwd: project, timeout })).stdout.trim();
  const write = (file: string, text: string): string => {
    mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
    writeFileSync(path.join(project, file), text);
    return file;
  };

  // npm pack builds first.
  await execute('npm', ['pack', '--silent', '--pack-destination', project], { cwd: root, timeout });
  const [tarball = ''] = readdirSync(project).filter((file) => file.endsWith('.tgz'));
  mkdirSync(installed, { recursive: true });
  await run('tar', '-xzf', tarball, '-C', installed, '--strip-components=1');
  // What npm would install beside it, as this checkout has it (no network is needed), and the types of Node that a
  // TypeScript program on Node brings itself. Nothing else: a type that only we have would go unnoticed.
  for (const name of [...runtimePackages(), '@types/node', 'undici-types']) {
    const link = path.join(project, 'node_modules', name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.join(root, 'node_modules', name), link);
  }

  return {
    installed,
    run,
    write,
    compile: async (folder, options = {}) => {
      const compilerOptions = {
        module: 'nodenext',
        target: 'es2023',
        strict: true,
        exactOptionalPropertyTypes: true,
        types: ['node'],
        outDir: 'out',
        ...options,
      };
      write(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions, include: ['*.ts'] }));
      const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
      await run(process.execPath, tsc, '-p', folder).catch((error: unknown) => {
        throw new Error(outputOf(error));
      });
    },
    remove: () => {
      rmSync(project, { recursive: true, force: true });
    },
  };
}

const lockSchema = z.object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })) });

/** Names of the packages at the top of node_modules that are there for more than development. */
function runtimePackages(): readonly string[] {
  const lock = lockSchema.parse(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')));
  return Object.entries(lock.packages).flatMap(([place, { dev }]) => {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(place)?.[1];
    return name === undefined || dev === true ? [] : [name];
  });
}

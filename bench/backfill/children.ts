import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Ends, EndsCounts, FromChild, ImportReport, ToEnds } from './messages.ts';

/** The embedded ends in a process of their own, with this many orders at Amazon. */
export async function startEnds(orders: number): Promise<{
  readonly ends: Ends;
  readonly counts: () => Promise<EndsCounts>;
  readonly stop: () => Promise<void>;
}> {
  const child = start('ends.ts', [String(orders)], ['--max-old-space-size=8192']);
  const { ends } = await next(child, 'ends');
  return {
    ends,
    counts: async () => {
      child.send({ type: 'counts' } satisfies ToEnds);
      return (await next(child, 'counts')).counts;
    },
    stop: () => kill(child),
  };
}

/** A whole import in a process of its own. */
export async function runImport(ends: Ends): Promise<ImportReport> {
  const child = start('importer.ts', [], ['--expose-gc']);
  child.send(ends);
  return (await next(child, 'imported')).report;
}

/** An import whose process is killed, with no chance to say goodbye, once it has worked off this many orders. */
export async function runImportUntilKilled(ends: Ends, orders: number): Promise<void> {
  const child = start('importer.ts', [], ['--expose-gc']);
  child.send(ends);
  for (;;) {
    const { done } = await next(child, 'progress');
    if (done >= orders) break;
  }
  await kill(child);
}

const start = (file: string, args: readonly string[], options: readonly string[]): ChildProcess =>
  fork(fileURLToPath(new URL(file, import.meta.url)), args, { execArgv: [...process.execArgv, ...options] });

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

type Message<Type> = Extract<FromChild, { readonly type: Type }>;

/** The child's next message of a type; fails when the child ends first. */
function next<Type extends FromChild['type']>(child: ChildProcess, type: Type): Promise<Message<Type>> {
  return new Promise((resolve, reject) => {
    const settle = (work: () => void): void => {
      child.off('message', onMessage);
      child.off('exit', onExit);
      work();
    };
    const onMessage = (message: FromChild): void => {
      if (isOf(message, type))
        settle(() => {
          resolve(message);
        });
    };
    const onExit = (code: number | null): void => {
      settle(() => {
        reject(new Error(`A process of the benchmark ended with ${String(code)} before it told "${type}".`));
      });
    };
    child.on('message', onMessage);
    child.on('exit', onExit);
  });
}

const isOf = <Type extends FromChild['type']>(message: FromChild, type: Type): message is Message<Type> =>
  message.type === type;

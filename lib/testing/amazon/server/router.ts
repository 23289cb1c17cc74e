import { operations, type KnownOperation } from '../operations/index.ts';
import { errorAnswer, type Answer } from './answer.ts';

export interface Route {
  readonly operation: KnownOperation;
  /** The value of the `{…}` in the operation's path; empty where it has none. */
  readonly pathParameter: string;
}

/** The operation that a request is for. */
export function findRoute(method: string, path: string): Route | undefined {
  for (const operation of operations) {
    const pathParameter = operation.method === method ? match(operation.path, path) : undefined;
    if (pathParameter !== undefined) return { operation, pathParameter };
  }
  return undefined;
}

/** The refusal of a request that is for no operation: it names those that are known. */
export function unknownPath(method: string, path: string): Answer {
  const known = operations.map((operation) => `${operation.method} ${operation.path}`).join(', ');
  return errorAnswer(
    404,
    'NotFound',
    `The embedded Amazon does not know ${method} ${path}.`,
    `It knows: ${known}.`,
  );
}

function match(pattern: string, path: string): string | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  let parameter = '';
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith('{') && value !== '') parameter = value;
    else if (part !== value) return undefined;
  }
  return parameter;
}

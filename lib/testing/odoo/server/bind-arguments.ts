import { OdooError, typeError } from '../errors.ts';
import { idsOf } from '../methods/arguments.ts';
import type { Arguments, Method } from '../methods/method.ts';

export interface BoundCall {
  readonly ids: readonly number[];
  readonly args: Arguments;
}

/** Arguments of `execute_kw`: by position, then by name. Records come first. */
export function bindPositional(method: Method, positional: readonly unknown[], named: Arguments): BoundCall {
  const onRecords = method.on === 'records';
  // Odoo takes the first argument for the ids, whatever the client meant by it.
  const [ids, values] = onRecords ? [positional[0], positional.slice(1)] : [undefined, positional];
  const name = `BaseModel.${method.name}()`;
  if (values.length > method.parameters.length) {
    throw typeError(
      `${name} takes ${method.parameters.length + 1} positional arguments but ${values.length + 1} were given`,
    );
  }
  const unknown = Object.keys(named).find((key) => !method.parameters.includes(key));
  if (unknown !== undefined) throw typeError(`${name} got an unexpected keyword argument '${unknown}'`);
  const args = {
    ...Object.fromEntries(values.map((value, index) => [method.parameters[index] ?? '', value])),
    ...named,
  };
  const missing = missingOf(method, args);
  if (missing !== undefined) throw typeError(`${name} missing 1 required positional argument: '${missing}'`);
  return { ids: idsOf(ids), args };
}

/** The body of JSON-2: all arguments by name, and `ids` beside them. */
export function bindNamed(method: Method, model: string, body: Arguments): BoundCall {
  const { ids, ...args } = body;
  const unknown = Object.keys(args).find((key) => !method.parameters.includes(key));
  if (unknown !== undefined) throw unprocessable(`got an unexpected keyword argument '${unknown}'`);
  if (ids !== undefined && method.on === 'model')
    throw unprocessable(`cannot call ${model}.${method.name} with ids`);
  const missing = missingOf(method, args);
  if (missing !== undefined) throw unprocessable(`missing a required argument: '${missing}'`);
  return { ids: idsOf(ids), args };
}

const missingOf = (method: Method, args: Arguments): string | undefined =>
  (method.required ?? []).find((name) => args[name] === undefined);

const unprocessable = (message: string): OdooError =>
  new OdooError('werkzeug.exceptions.UnprocessableEntity', message);

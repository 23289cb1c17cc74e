import type { Environment } from '../environment.ts';
import type { Model } from '../store/model.ts';

/** A public method of Odoo, with its arguments by name: both transports end here. */
export interface Method {
  readonly name: string;
  /** `records`: it runs on records, whose ids come first; `model`: on the model itself. */
  readonly on: 'records' | 'model';
  /** In the order of Odoo's signature, for positional arguments. */
  readonly parameters: readonly string[];
  /** Those without a default. */
  readonly required?: readonly string[];
  /** The models that have it; default: all. */
  readonly models?: readonly string[];
  readonly run: (env: Environment, model: Model, args: Arguments, ids: readonly number[]) => unknown;
}

export type Arguments = Readonly<Record<string, unknown>>;

/** What a method gives that returns Python's `None`. */
export const none = undefined;

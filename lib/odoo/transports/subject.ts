import type { ErrorContext } from '../../support/errors.ts';
import { isReadMethod } from '../read/read-methods.ts';

/** What a call was about, for errors: names only, never its arguments. */
export interface CallSubject {
  readonly model: string;
  readonly method: string;
  readonly database: string | undefined;
}

export const nameOf = ({ model, method }: CallSubject): string => `${model}.${method}`;

export const contextOf = ({ model, method, database }: CallSubject): ErrorContext => ({
  model,
  method,
  database,
});

export const isRead = ({ method }: CallSubject): boolean => isReadMethod(method);

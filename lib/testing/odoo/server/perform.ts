import type { Environment } from '../environment.ts';
import { currentCompany } from '../environment.ts';
import { serializationFailure } from '../errors.ts';
import type { LoadAnswer } from '../load/message.ts';
import type { MethodCall } from '../store/database.ts';
import type { OdooFault } from './faults.ts';

/** Runs a call in a transaction of its own: all of it stays, or nothing. */
export function perform(
  env: Environment,
  model: string,
  method: string,
  call: MethodCall,
  fault: OdooFault | undefined,
): unknown {
  const { database } = env;
  try {
    return database.journal.savepoint(() => {
      currentCompany(env);
      if (fault !== 'serialization') return database.call(env, model, method, call);
      // `load` catches the error of the database, and so Odoo does not retry it (measured).
      if (method === 'load') return lostRace;
      throw serializationFailure();
    });
  } finally {
    database.journal.commit();
  }
}

const lostRace: LoadAnswer = {
  ids: false,
  messages: [
    {
      type: 'error',
      rows: { from: 0, to: 0 },
      record: 0,
      message: 'could not serialize access due to concurrent update\n',
    },
  ],
  nextrow: 0,
};

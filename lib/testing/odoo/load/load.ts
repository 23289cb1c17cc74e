import { withContext, type Environment } from '../environment.ts';
import { OdooError } from '../errors.ts';
import { readColumns } from './columns.ts';
import { refusedRecord, tooManyErrors, type LoadAnswer, type LoadMessage } from './message.ts';
import { readRecord } from './record.ts';
import { cutIntoRecords, type Cells } from './rows.ts';
import { saveRecord } from './save.ts';

/** Odoo's import: makes or updates records by external id, all of them or none. */
export function loadTable(
  caller: Environment,
  model: string,
  fields: readonly string[],
  data: readonly Cells[],
): LoadAnswer {
  // What is made by a load can tell, as in Odoo.
  const env = withContext(caller, { install_mode: true });
  const columns = readColumns(env, model, fields);
  const messages: LoadMessage[] = [];
  try {
    return env.database.journal.savepoint(() => {
      const ids: number[] = [];
      let refused = 0;
      for (const [record, rows] of cutIntoRecords(columns, data).entries()) {
        const place = { record, rows };
        const loaded = readRecord(env, columns, place, (message) => messages.push(message));
        try {
          ids.push(env.database.journal.savepoint(() => saveRecord(env, loaded)));
        } catch (error) {
          if (!(error instanceof OdooError)) throw error;
          messages.push(refusedRecord(place, error));
          refused += 1;
          // Odoo counts records that it could not save, not cells that it could not read.
          if (refused >= 10 && refused >= record / 10) {
            messages.push(tooManyErrors);
            break;
          }
        }
      }
      if (messages.length > 0) throw new Refused();
      return { ids, messages, nextrow: 0 };
    });
  } catch (error) {
    if (error instanceof Refused) return { ids: false, messages, nextrow: 0 };
    throw error;
  }
}

/** Rolls the whole table back. */
class Refused extends Error {}

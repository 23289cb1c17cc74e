import { afterAll, beforeAll } from '@jest/globals';
import type { OdooDatabase, Transport } from '../../stage/index.ts';
import { openDispatch, type Dispatch } from './dispatch.ts';

/** A dispatch that is there while the tests of a `describe` run, with a delivery method. */
export interface UsedDispatch extends Omit<Dispatch, 'close'> {
  /** The id of the delivery method. */
  readonly carrierId: number;
  /** Writes as the bot, as people do in Odoo. */
  write(model: string, ids: readonly number[], values: object): Promise<void>;
}

/** Opens a dispatch before the tests of the `describe` that this is called in, and closes it after them. */
export function useDispatch(
  openDatabase: () => Promise<OdooDatabase>,
  transport: Transport,
  method = 'UPS',
): UsedDispatch {
  let opened: Dispatch | undefined;
  let carrierId = 0;
  const there = (): Dispatch => {
    if (!opened) throw new Error('The dispatch is open while tests run only.');
    return opened;
  };
  beforeAll(async () => {
    opened = await openDispatch(await openDatabase(), transport);
    carrierId = await opened.carrier(method);
  });
  afterAll(() => opened?.close());
  return {
    get admin() {
      return there().admin;
    },
    get bot() {
      return there().bot;
    },
    get carrierId() {
      return carrierId;
    },
    carrier: (...carrier) => there().carrier(...carrier),
    open: (...orders) => there().open(...orders),
    write: async (model, ids, vals) => {
      await there().bot.call(model, 'write', { ids, args: { vals } });
    },
  };
}

import { constraintError, OdooError, valueError } from '../errors.ts';
import type { Differences, RightsTable, Traits } from './version.ts';

/** One row gives a group up to four rights; one without a group gives them to everybody. */
export const accessRows: RightsTable = {
  model: 'ir.model.access',
  permits: (row, operation) => row[`perm_${operation}`] === true,
  withoutGroupPermits: true,
  valuesOf: (allowed) => ({
    perm_read: allowed.includes('read'),
    perm_write: allowed.includes('write'),
    perm_create: allowed.includes('create'),
    perm_unlink: allowed.includes('unlink'),
  }),
};

const inCents = (amount: number): number => Math.round(amount * 100);

/** Measured on 19.0; the other versions name only what they do otherwise. */
export const traits: Traits = {
  valuesArgument: () => 'vals',
  unknownField: (place, model, name) => {
    // An unknown field is a KeyError in write, a ValueError everywhere else.
    if (place === 'write') return new OdooError('builtins.KeyError', name);
    if (place === 'create') return valueError(`Invalid field '${name}' in '${model.name}'`);
    if (place === 'order') return valueError(`Invalid field '${name}' on model '${model.name}'`);
    return valueError(`Invalid field '${name}' on '${model.name}'${hint(name)}`);
  },
  unknownColumn: (_model, name) => valueError(`Invalid field name '${name}'`),
  unknownInDomain: (model, name, leaf) =>
    valueError(`Invalid field ${model.name}.${name} in condition ${leaf}`),
  missingValue: (model, name, field) =>
    constraintError(
      `Missing required value for the field '${field.label}' (${name}).\n` +
        `Model: '${model.label}' (${model.name})\n` +
        '- create/update: a mandatory field is not set\n' +
        '- delete: another model requires the record being deleted, you can archive it instead\n',
      name,
    ),
  refusesNewLeaves: false,
  readsZonedMoments: false,
  countsMicroseconds: false,
  namesLoadedModels: true,
  // By a cent or more.
  priceIsHeld: (price, technical) => inCents(price) !== inCents(technical),
  asksBeforeCancelling: false,
  refusesDonePickings: false,
  datesDoneMoves: true,
  pickingOrder: 'order lines',
  keepsNewSaleId: true,
  rights: accessRows,
  userIds: { bot: 5, plain: 6 },
  http: { errorCode: 0, wrongContentType: 415, statesVersion: true, json2: 'served' },
};

/** The field may well be there in a real Odoo. */
export const hint = (name: string): string => (name.startsWith('x_') ? '' : ' in the embedded Odoo');

export const odoo19: Differences = { major: 19 };

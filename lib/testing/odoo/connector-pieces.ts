import { z } from 'zod';
import { loadStepsCode, removeStepsCode, type Schema } from '../../install/index.ts';
import { askMark, takeTurnCode, waitAgainCode } from '../../deliveries/index.ts';
import { countAction, dateAction } from '../../fba/index.ts';
import { batchAction, depositAction, payoutAction, registerAction } from '../../payments/index.ts';
import { guardedAction, siblingsField, tagListCode } from '../../registrations/index.ts';
import { writeGuarded } from './guarded-piece.ts';
import { loadStep, loadStepInto } from './load-piece.ts';
import { siblingsOfRow } from './siblings-piece.ts';
import { schema } from '../../capabilities.ts';
import type { ComputedFieldPiece, PieceOdoo, PythonPieces, ServerActionPiece } from './python-pieces.ts';

/** Where a load gives models no field `x_name` (before Odoo 19), our Python makes it. */
function nameModels(odoo: PieceOdoo): void {
  const search = (model: string, domain: readonly unknown[]) =>
    z.array(z.number()).parse(odoo.call(model, 'search', { args: { domain } }));
  for (const id of search('ir.model', [['state', '=', 'manual']])) {
    const named = [
      ['model_id', '=', id],
      ['name', '=', 'x_name'],
    ];
    if (search('ir.model.fields', named).length > 0) continue;
    const field = { model_id: id, name: 'x_name', field_description: 'Name', ttype: 'char', copied: true };
    odoo.call('ir.model.fields', 'create', { args: { vals_list: [field] } });
  }
}

const removal = z.object({ model: z.string(), ids: z.array(z.number()) });

const pickingDate = z.tuple([z.number(), z.string()]);

const close = { type: 'ir.actions.act_window_close' };

/** The pairs that the Python names: its own list, read from its text, so that the two cannot drift apart. */
const pairsIn = (python: string): readonly (readonly [string, string])[] =>
  [...python.matchAll(/\('([\w.]+)', '(\w+)'\)/g)].map(([, one = '', other = '']) => [one, other]);

/** The Python of a computed field of our own. */
function computeOf({ models }: Schema, name: string): string {
  const compute = models.flatMap(({ fields }) => fields).find((field) => field.name === name)?.compute;
  if (compute === undefined) throw new Error(`The schema has no computed field ${name}.`);
  return compute;
}

const text = z.union([z.string(), z.literal(false)]);
const pickingRow = z.object({ x_amazon_asked: text, x_amazon_told: text, x_amazon_sync_state: text });

function readPicking(odoo: PieceOdoo, id: number): z.infer<typeof pickingRow> {
  const fields = Object.keys(pickingRow.shape);
  const [row] = z
    .array(pickingRow)
    .parse(odoo.call('stock.picking', 'read', { ids: [id], args: { fields } }));
  return row ?? { x_amazon_asked: false, x_amazon_told: false, x_amazon_sync_state: false };
}

const tagRows = z.array(z.object({ x_tag_ids: z.array(z.number()) }));

const withoutCounts =
  'The embedded Odoo compares stock and does not set it: FBA stock is adjusted on a real Odoo only.';

const withoutAccounting =
  'The embedded Odoo has no accounting: payments, deposits and payouts are made on a real Odoo only.';

const paymentActions = [registerAction, batchAction, depositAction, payoutAction] as const;

/** Stand-ins for all the Python that `install()` puts into Odoo for a schema. */
export function piecesOf(installed: Schema): PythonPieces {
  const missingRights = computeOf(installed, 'x_missing_rights');
  const optionalFields = computeOf(installed, 'x_optional_fields');
  return new Map<string, ServerActionPiece | ComputedFieldPiece>([
    [
      loadStepsCode,
      {
        kind: 'server action',
        run: (odoo, { context }) => {
          for (const step of z.array(loadStep).parse(context['amazon_steps'])) {
            loadStepInto(odoo, step);
            if (step.model === 'ir.model') nameModels(odoo);
          }
          return close;
        },
      },
    ],
    [
      removeStepsCode,
      {
        kind: 'server action',
        run: (odoo, { context }) => {
          for (const { model, ids } of z.array(removal).parse(context['amazon_removals'])) {
            odoo.call(model, 'unlink', { ids: odoo.exists(model, ids) });
          }
          return close;
        },
      },
    ],
    [countAction.code, { kind: 'server action', run: (odoo) => odoo.refuse(withoutCounts) }],
    [
      dateAction.code,
      {
        kind: 'server action',
        run: (odoo, { context }) => {
          for (const [id, date_done] of z.array(pickingDate).parse(context['amazon_dates'])) {
            odoo.call('stock.picking', 'write', { ids: [id], args: { vals: { date_done } } });
            const done = [
              ['picking_id', '=', id],
              ['state', '=', 'done'],
              ['date', '!=', date_done],
            ];
            const moves = z
              .array(z.number())
              .parse(odoo.call('stock.move', 'search', { args: { domain: done } }));
            // Not every version dates the moves of a picking itself.
            if (moves.length > 0)
              odoo.call('stock.move', 'write', { ids: moves, args: { vals: { date: date_done } } });
          }
          return close;
        },
      },
    ],
    [siblingsField.compute, { kind: 'computed field', compute: siblingsOfRow }],
    [guardedAction.code, { kind: 'server action', run: writeGuarded }],
    ...paymentActions.map(({ code }): [string, ServerActionPiece] => [
      code,
      { kind: 'server action', run: (odoo) => odoo.refuse(withoutAccounting) },
    ]),
    ...[countAction, dateAction, guardedAction, ...paymentActions].map(
      ({ record, field }): [string, ComputedFieldPiece] => [
        field.compute,
        { kind: 'computed field', compute: (odoo) => odoo.idOf(record.key) ?? 0 },
      ],
    ),
    [
      takeTurnCode,
      {
        kind: 'computed field',
        compute: (odoo, id) => {
          const { x_amazon_asked: asked, x_amazon_told: told } = readPicking(odoo, id);
          const parts = (asked === false ? '' : asked).split(askMark);
          const after = parts.pop() ?? '';
          const isTurn = parts.length > 0 && parts.join(askMark) === (told === false ? '' : told);
          return isTurn ? after : told;
        },
      },
    ],
    [
      waitAgainCode,
      {
        kind: 'computed field',
        compute: (odoo, id) => {
          const { x_amazon_sync_state: state } = readPicking(odoo, id);
          return state === 'done' || state === 'none' ? 'pending' : state;
        },
      },
    ],
    [
      tagListCode,
      {
        kind: 'computed field',
        compute: (odoo, id) => {
          const call = { ids: [id], args: { fields: ['x_tag_ids'] } };
          const [row] = tagRows.parse(odoo.call('x_amazon_registration', 'read', call));
          return row && row.x_tag_ids.length > 0 ? row.x_tag_ids.join(',') : false;
        },
      },
    ],
    [
      optionalFields,
      {
        kind: 'computed field',
        compute: (odoo) => {
          const found = pairsIn(optionalFields).filter(([model, field]) => {
            const answer = odoo.call(model, 'fields_get', { args: { allfields: [field] } });
            return field in z.record(z.string(), z.unknown()).parse(answer);
          });
          return found.map((pair) => pair.join('.')).join(' ') || false;
        },
      },
    ],
    [
      missingRights,
      {
        kind: 'computed field',
        compute: (odoo) => {
          const missing = pairsIn(missingRights).filter(
            ([model, operation]) =>
              odoo.hasModel(model) &&
              odoo.call(model, 'check_access_rights', { args: { operation, raise_exception: false } }) !==
                true,
          );
          return missing.map(([model, operation]) => `${operation} ${model}`).join(', ') || false;
        },
      },
    ],
  ]);
}

/** Stand-ins for all the Python that this package's own `install()` puts into Odoo. */
export const connectorPieces: PythonPieces = piecesOf(schema);

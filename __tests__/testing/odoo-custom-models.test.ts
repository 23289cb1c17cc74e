import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { asLoaded, asReference, asRows, odooUnderTest } from './odoo-client.ts';

const stepsSchema = z.array(
  z.object({ model: z.string(), fields: z.array(z.string()), rows: z.array(z.array(z.string())) }),
);
const stepsCode = "for step in env.context['steps']: env[step['model']].load(step['fields'], step['rows'])";
const failCode = "env['res.partner'].create({'name': 'Half'}); raise UserError('no')";
const greetCode = "for r in self: r['x_greeting'] = 'Hello ' + r.x_name";

// What a real Odoo 19 answered to the same calls; Python is replaced by stand-ins.
describe('customising the embedded Odoo', () => {
  const { call, raw } = odooUnderTest({
    pythonPieces: new Map([
      [
        stepsCode,
        {
          kind: 'server action',
          run: (odoo, { context }) => {
            const steps = stepsSchema.parse(context['steps']);
            for (const { model, fields, rows } of steps) {
              const { ids, messages } = asLoaded(odoo.call(model, 'load', { args: { fields, data: rows } }));
              if (ids === false) odoo.refuse(messages.map(({ message }) => message).join());
            }
            return { type: 'ir.actions.act_window_close' };
          },
        },
      ],
      [
        failCode,
        {
          kind: 'server action',
          run: (odoo) => {
            odoo.call('res.partner', 'create', { args: { vals_list: [{ name: 'Half' }] } });
            return odoo.refuse('no');
          },
        },
      ],
      [
        greetCode,
        {
          kind: 'computed field',
          compute: (odoo, id) => {
            const [row] = asRows(odoo.call('x_thing', 'read', { ids: [id], args: { fields: ['x_name'] } }));
            return `Hello ${String(row?.['x_name'])}`;
          },
        },
      ],
    ]),
  });
  const load = async (model: string, fields: readonly string[], rows: readonly (readonly string[])[]) =>
    asLoaded(await call('admin', model, 'load', [fields, rows]));
  const field = [
    'id',
    'model_id/id',
    'name',
    'ttype',
    'field_description',
    'relation',
    'relation_field',
    'selection',
    'help',
    'related',
    'compute',
    'store',
    'on_delete',
  ];
  const action = async (code: string): Promise<number> => {
    const [, model] = asReference(
      await call('admin', 'ir.model.data', 'check_object_reference', ['base', 'model_ir_model']),
    );
    return Number(
      await call('admin', 'ir.actions.server', 'create', [
        { name: 'a', model_id: model, state: 'code', code },
      ]),
    );
  };

  it('makes a model with a name and Odoo’s own fields, which nobody may read at first', async () => {
    expect(
      (
        await load(
          'ir.model',
          ['id', 'name', 'model'],
          [
            ['amz.thing', 'Thing', 'x_thing'],
            ['amz.other', 'Other', 'x_other'],
          ],
        )
      ).messages,
    ).toEqual([]);
    const fields = await call('bot', 'x_thing', 'fields_get', [[], ['type']]);
    expect(Object.keys(asRows([fields])[0] ?? {})).toEqual([
      'id',
      'display_name',
      'create_uid',
      'create_date',
      'write_uid',
      'write_date',
      'x_name',
    ]);
    await expect(call('admin', 'x_thing', 'search', [[]])).rejects.toThrow(
      "You are not allowed to access 'Thing' (x_thing) records.\n\nNo group currently allows this operation.",
    );
  });

  it('gives rights by rows of ir.model.access', async () => {
    const access = [
      'id',
      'name',
      'model_id/id',
      'group_id/id',
      'perm_read',
      'perm_write',
      'perm_create',
      'perm_unlink',
    ];
    await load('ir.model.access', access, [
      ['amz.a1', 'a', 'amz.thing', 'base.group_system', '1', '1', '1', '1'],
      ['amz.a2', 'b', 'amz.thing', 'sales_team.group_sale_salesman_all_leads', '1', '0', '0', '0'],
      ['amz.a3', 'c', 'amz.other', 'base.group_user', '1', '1', '1', '1'],
    ]);
    expect(await call('bot', 'x_thing', 'search', [[]])).toEqual([]);
    await expect(call('bot', 'x_thing', 'create', [{ x_name: 'x' }])).rejects.toThrow('Role / Administrator');
  });

  it('adds fields of every kind that is asked for', async () => {
    const answer = await load('ir.model.fields', field, [
      ['amz.f1', 'amz.thing', 'x_note', 'text', 'Note', '', '', '', 'schema 7', '', '', '1', ''],
      [
        'amz.f2',
        'amz.thing',
        'x_kind',
        'selection',
        'Kind',
        '',
        '',
        "[('a','A'),('b','B')]",
        '',
        '',
        '',
        '1',
        '',
      ],
      [
        'amz.f3',
        'amz.other',
        'x_thing_id',
        'many2one',
        'Thing',
        'x_thing',
        '',
        '',
        '',
        '',
        '',
        '1',
        'cascade',
      ],
      [
        'amz.f4',
        'amz.thing',
        'x_other_ids',
        'one2many',
        'Others',
        'x_other',
        'x_thing_id',
        '',
        '',
        '',
        '',
        '1',
        '',
      ],
      [
        'amz.f5',
        'sale.model_sale_order',
        'x_thing_id',
        'many2one',
        'Thing',
        'x_thing',
        '',
        '',
        '',
        '',
        '',
        '1',
        '',
      ],
      [
        'amz.f6',
        'stock.model_stock_picking',
        'x_note',
        'text',
        'Note',
        '',
        '',
        '',
        '',
        'sale_id.x_thing_id.x_note',
        '',
        '0',
        '',
      ],
      ['amz.f7', 'amz.thing', 'x_greeting', 'char', 'Greeting', '', '', '', '', '', greetCode, '0', ''],
    ]);
    expect(answer.messages).toEqual([]);
    const thing = await call('admin', 'x_thing', 'create', [
      { x_name: 'A', x_note: 'n', x_kind: 'a', x_other_ids: [[0, 0, { x_name: 'o' }]] },
    ]);
    expect(
      asRows(
        await call('bot', 'x_thing', 'read', [[thing], ['x_note', 'x_kind', 'x_other_ids', 'x_greeting']]),
      )[0],
    ).toMatchObject({
      x_note: 'n',
      x_kind: 'a',
      x_other_ids: [expect.any(Number)],
      x_greeting: 'Hello A',
    });
    expect(await call('bot', 'x_thing', 'fields_get', [['x_note'], ['help']])).toEqual({
      x_note: { help: 'schema 7' },
    });
  });

  it('shows a related field on the picking, can search it, and follows a change', async () => {
    const product = await call('admin', 'product.product', 'create', [{ name: 'P' }]);
    const [thing] = asRows(await call('admin', 'x_thing', 'search_read', [[]]));
    await call('bot', 'sale.order', 'create', [
      {
        partner_id: 1,
        state: 'sale',
        x_thing_id: thing?.['id'],
        order_line: [[0, 0, { product_id: product }]],
      },
    ]);
    const found = () =>
      call('bot', 'stock.picking', 'search_read', [[['x_note', '!=', false]]], { fields: ['x_note'] }).then(
        asRows,
      );
    expect((await found()).map((row) => row['x_note'])).toEqual(['n']);
    await call('admin', 'x_thing', 'write', [[thing?.['id']], { x_note: 'changed' }]);
    expect((await found()).map((row) => row['x_note'])).toEqual(['changed']);
  });

  it('cannot search a computed field that is not stored', async () => {
    await expect(call('admin', 'x_thing', 'search', [[['x_greeting', '=', 'x']]])).rejects.toThrow(
      'builtins.ValueError: Cannot convert x_thing.x_greeting to SQL because it is not stored',
    );
  });

  it.each([
    [
      ['amz.h1', 'amz.thing', 'bad', 'char', 'B', '', '', '', '', '', '', '1', ''],
      "Custom fields must have a name that starts with 'x_'!",
    ],
    [
      ['amz.h2', 'amz.thing', 'x_note', 'char', 'B', '', '', '', '', '', '', '1', ''],
      'Field names must be unique per model.',
    ],
    [
      ['amz.f1', 'amz.thing', 'x_note', 'char', 'B', '', '', '', '', '', '', '1', ''],
      'Changing the type of a field is not yet supported. Please drop it and create it again!',
    ],
    [
      ['amz.h3', 'amz.thing', 'x_b', 'many2one', 'B', 'no.model', '', '', '', '', '', '1', ''],
      "Unknown model name 'no.model' in Related Model",
    ],
    [
      ['amz.h4', 'amz.thing', 'x_b', 'one2many', 'B', 'x_other', 'x_nope', '', '', '', '', '1', ''],
      'Many2one x_nope on model x_other does not exist!',
    ],
    [
      ['amz.h5', 'amz.thing', 'x_b', 'char', 'B', '', '', '', '', '', 'for r in self: pass', '0', ''],
      'runs no Python',
    ],
  ])('refuses the field %j', async (row, message) => {
    const answer = await load('ir.model.fields', field, [row]);
    expect(answer.messages[0]?.message).toContain(message);
  });

  it('refuses to drop a field that a one2many points back over, and Odoo’s own fields', async () => {
    const fieldId = async (model: string, name: string) =>
      call('admin', 'ir.model.fields', 'search', [
        [
          ['model', '=', model],
          ['name', '=', name],
        ],
      ]);
    await expect(
      call('admin', 'ir.model.fields', 'unlink', [await fieldId('x_other', 'x_thing_id')]),
    ).rejects.toThrow(
      "The field 'x_other.x_thing_id' cannot be removed because the field 'x_thing.x_other_ids' depends on it.",
    );
    await expect(
      call('admin', 'ir.model.fields', 'unlink', [await fieldId('sale.order', 'name')]),
    ).rejects.toThrow('This column contains module data and cannot be removed!');
  });

  it('drops a field with its values', async () => {
    const ids = await call('admin', 'ir.model.fields', 'search', [
      [
        ['model', '=', 'x_thing'],
        ['name', '=', 'x_kind'],
      ],
    ]);
    await call('admin', 'ir.model.fields', 'unlink', [ids]);
    await load('ir.model.fields', field, [
      ['amz.f2', 'amz.thing', 'x_kind', 'char', 'Kind', '', '', '', '', '', '', '1', ''],
    ]);
    expect(
      asRows(await call('admin', 'x_thing', 'search_read', [[]], { fields: ['x_kind'] }))[0],
    ).toMatchObject({ x_kind: false });
  });

  it('drops a model with its fields and rights when nothing points back any more', async () => {
    const ids = await call('admin', 'ir.model.fields', 'search', [[['name', '=', 'x_other_ids']]]);
    await call('admin', 'ir.model.fields', 'unlink', [ids]);
    await call('admin', 'ir.model', 'unlink', [
      await call('admin', 'ir.model', 'search', [[['model', 'in', ['x_thing', 'x_other']]]]),
    ]);
    expect(await call('admin', 'ir.model.access', 'search_count', [[['name', 'in', ['a', 'b', 'c']]]])).toBe(
      0,
    );
    expect(await call('admin', 'sale.order', 'fields_get', [['x_thing_id']])).toEqual({});
    await expect(call('admin', 'x_thing', 'search', [[]])).rejects.toThrow("Object x_thing doesn't exist");
  });

  it('runs a server action in one transaction: a failing step leaves not even a model', async () => {
    const id = await action(stepsCode);
    const model = {
      model: 'ir.model',
      fields: ['id', 'name', 'model'],
      rows: [['amz.late', 'Late', 'x_late']],
    };
    const good = {
      model: 'ir.model.fields',
      fields: ['id', 'model_id/id', 'name', 'ttype', 'field_description'],
      rows: [['amz.late_f', 'amz.late', 'x_f', 'char', 'F']],
    };
    const bad = { ...good, rows: [['amz.late_f', 'amz.late', 'f', 'char', 'F']] };
    const run = (steps: readonly object[]) =>
      call('admin', 'ir.actions.server', 'run', [[id]], { context: { steps } });
    await expect(run([model, bad])).rejects.toThrow(
      "odoo.exceptions.UserError: Custom fields must have a name that starts with 'x_'!",
    );
    expect(await call('admin', 'ir.model', 'search_count', [[['model', '=', 'x_late']]])).toBe(0);
    expect((await raw('admin', 'x_late', 'fields_get')).error?.data.message).toBe(
      "Object x_late doesn't exist",
    );
    expect(await run([model, good])).toEqual({ type: 'ir.actions.act_window_close' });
    expect(await call('bot', 'x_late', 'fields_get', [['x_f'], ['type']])).toEqual({ x_f: { type: 'char' } });
  });

  it('runs a server action with the rights of its caller, and undoes what it did before it failed', async () => {
    const id = await action(failCode);
    await expect(call('bot', 'ir.actions.server', 'run', [[id]])).rejects.toThrow(
      'odoo.exceptions.UserError: no',
    );
    await expect(call('plain', 'ir.actions.server', 'run', [[id]])).rejects.toThrow(
      "not allowed to create 'Contact'",
    );
    expect(await call('admin', 'res.partner', 'search_count', [[['name', '=', 'Half']]])).toBe(0);
  });

  it('refuses Python that it has no stand-in for when it is created', async () => {
    await expect(action('x = 1')).rejects.toThrow('The embedded Odoo runs no Python');
  });
});

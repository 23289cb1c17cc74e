"""Runs Python as Odoo runs it: reads {"texts": [{"kind", "name", "code"}]}, writes {"name": "ok" or what went wrong}.

Odoo's safe_eval gives the code separate globals and locals, and `self` (a computed field) or `env` (a server action) is
among the locals. Before Python 3.12 a comprehension is a function of its own, which does not see those locals.
"""

import ast
import json
import sys


class Picked:
    """What has stock moves: a picking, or several."""

    @property
    def move_ids(self):
        return Records(self.env, [21])

    @property
    def move_line_ids(self):
        return Records(self.env, [31])


class Records(Picked, list):
    """A recordset: iterable, and its records can be written by key."""

    def __init__(self, env, ids=()):
        super().__init__(Record(env, id) for id in ids)
        self.env = env
        self.ids = list(ids)

    def browse(self, ids):
        return Records(self.env, ids)

    def exists(self):
        return self

    def unlink(self):
        self.env.log.append(['unlink', self.ids])

    def load(self, fields, rows):
        self.env.log.append(['load', fields, rows])
        return {'ids': [1 + index for index in range(len(rows))], 'messages': []}

    def search_count(self, domain):
        return 0

    def create(self, values):
        self.env.log.append(['create', values])
        return Records(self.env, [9])

    def sudo(self):
        return self

    def with_context(self, **context):
        return self

    def search(self, domain, limit=None, order=None):
        # Nothing is found on one of the servers, so that both sides of a condition are run.
        return Records(self.env, [7] if self.env.lacks else [])

    def _update_xmlids(self, named):
        self.env.log.append(['name', named])

    def action_apply_inventory(self):
        self.env.log.append(['apply', self.ids])

    def write(self, values):
        self.env.log.append(['write', self.ids, values])

    def mapped(self, name):
        return [name] if name.startswith('x_') else self

    @property
    def company_ids(self):
        return Records(self.env, [5])

    @property
    def res_id(self):
        return self[0].id if self else False

    def check(self, model, operation, raise_exception=True):
        return operation == 'read'

    def has_access(self, operation):
        return operation == 'read'

    @property
    def _fields(self):
        return self.env.fields


class Record(Picked, dict):
    def __init__(self, env, id):
        super().__init__()
        self.env = env
        self.id = id

    def __missing__(self, field):
        return False

    def write(self, values):
        self.env.log.append(['write', self.id, values])

    def sudo(self):
        return self

    @property
    def x_tag_ids(self):
        return Records(self.env, [41, 42])

    @property
    def quantity(self):
        return 0.0

    # A registration.
    x_seller_id = 'SELLER'
    x_archived = False

    @property
    def x_company_id(self):
        return Record(self.env, 5)

    @property
    def x_marketplace_ids(self):
        return Records(self.env, [6])

    # A done picking with one done move of one line, dated otherwise.
    state = 'done'
    date = 'before'
    date_done = 'now'



class Entry:
    """Whatever there is of accounting: one record that is as payments want it, and all that hangs on it."""

    state = 'posted'
    account_type = 'asset_receivable'
    date = 'today'
    reconciled = False
    x_amazon_batch_id = x_deposit_line_id = is_reconciled = False
    id = 1
    amount = amount_residual = amount_residual_currency = amount_currency = balance = 5.0
    _fields = ('matched_payment_ids',)

    def __init__(self, env, there=True):
        self.env = env
        self.there = there

    def __getattr__(self, name):
        return self

    def __bool__(self):
        return self.there

    @property
    def ids(self):
        return [1]

    def __iter__(self):
        return iter([self])

    def __getitem__(self, part):
        return self

    def __add__(self, other):
        return self

    def browse(self, ids):
        return Entry(self.env, bool(ids))

    def create(self, values):
        self.env.log.append(['create', values])
        return Entry(self.env)

    def write(self, values):
        self.env.log.append(['write', values])

    def filtered(self, holds):
        holds(self)
        return self

    def filtered_domain(self, domain):
        return Settled(self.env)

    def has_access(self, operation):
        return operation == 'read'

    def compare_amounts(self, one, other):
        return 0

    def round(self, amount):
        return amount

    def with_context(self, **context):
        return self

    def action_post(self):
        self.env.log.append(['post'])

    def validate_batch(self):
        self.env.log.append(['validate'])

    def _reconcile_plan(self, plan):
        self.env.log.append(['reconcile', plan])

    def _seek_for_lines(self):
        return self, self, self


class Settled(Entry):
    """Lines that are matched."""

    reconciled = True


class Env(dict):
    """An Odoo that has every model but those of `lacks`, and these fields on each."""

    def __init__(self, context, lacks, fields):
        super().__init__()
        self.context = context
        self.lacks = lacks
        self.fields = fields
        self.log = []

    @property
    def user(self):
        return Records(self, [2])

    def ref(self, external_id, raise_if_not_found=True):
        return Record(self, 12) if raise_if_not_found or self.lacks else None

    def __contains__(self, model):
        return model not in self.lacks

    def __missing__(self, model):
        return Entry(self) if model.startswith('account.') or model == 'x_amazon_batch' else Records(self)


class Anything:
    """Whatever a search finds."""

    def __ne__(self, other):
        return False


CONTEXT = {
    'amazon_steps': [{'model': 'ir.model', 'fields': ['id'], 'rows': [['a.b']]}],
    'amazon_location': 3,
    'amazon_counts': [[1, 0, 5]],
    'amazon_guards': [['res.partner', [], Anything()]],
    'amazon_writes': [
        {'do': 'load', 'model': 'res.partner', 'fields': ['id'], 'rows': [['a.b']]},
        {'do': 'write', 'model': 'res.partner', 'domain': [], 'vals': {'name': 'A'}, 'links': {'parent_id': 'a.b'}},
        {'do': 'unlink', 'model': 'res.partner', 'domain': []},
        {'do': 'create', 'model': 'res.partner', 'vals': [{'name': 'A'}], 'keys': ['amazon.a']},
    ],
    'amazon_payments': [{'move': 1, 'residual': 5.0, 'left': 5.0, 'pending': [1], 'payment': False, 'values': {'amount': 5.0, 'date': 'today'}}],
    'amazon_batch': {'key': 'amazon.a', 'payments': [1], 'values': {}, 'enterprise': {'name': 'A'}},
    'amazon_deposit': {'batch': 1, 'payments': [1], 'values': {'date': 'today'}, 'enterprise': True},
    'amazon_payout': {
        'batches': [1], 'lines': [[1, 5.0]], 'line': False, 'values': {'date': 'today'}, 'foreign': {'amount_currency': 5.0}, 'off': 1.0, 'account': 2,
    },
    'amazon_dates': [[1, '2026-01-02 03:04:05']],
    'amazon_removals': [{'model': 'res.partner', 'ids': [1]}, {'model': 'ir.model', 'ids': [1]}],
}


def unseen_names(code):
    """Names that an inner scope reads and that are neither its own nor builtins: whatever Python runs this, 3.10 fails."""
    allowed = set(dir(__builtins__))
    found = set()
    for scope in ast.walk(ast.parse(code)):
        if not isinstance(scope, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.Lambda, ast.FunctionDef)):
            continue
        outside = set()
        if not isinstance(scope, (ast.Lambda, ast.FunctionDef)):
            # The first thing that is iterated over belongs to the scope outside.
            outside = set(ast.walk(scope.generators[0].iter))
        own = {node.id for node in ast.walk(scope) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        own |= {node.arg for node in ast.walk(scope) if isinstance(node, ast.arg)}
        found |= {
            node.id
            for node in ast.walk(scope)
            if isinstance(node, ast.Name) and node not in outside and node.id not in own | allowed
        }
    return found


class Everything:
    def __contains__(self, name):
        return True


# Odoo 20 has no ir.model.access. Both sides of every condition are run.
SERVERS = [((), Everything()), (('ir.model.access',), {})]


def outcome(kind, code):
    unseen = unseen_names(code)
    if unseen:
        return 'reads %s in a scope that does not see it' % ', '.join(sorted(unseen))
    results = [run(kind, code, *server) for server in SERVERS]
    return next((result for result in results if result != 'ok'), 'ok')


def run(kind, code, lacks, fields):
    env = Env(CONTEXT, lacks, fields)
    records = Records(env, [1, 2])
    names = {'self': records} if kind == 'compute' else {'env': env, 'UserError': Exception}
    try:
        exec(code, {'__builtins__': __builtins__}, names)
    except Exception as error:
        return '%s: %s' % (type(error).__name__, error)
    if kind == 'compute':
        return 'ok' if all(len(record) == 1 for record in records) else 'did not set the field of every record'
    return 'ok' if 'action' in names and env.log else 'did nothing'


texts = json.load(sys.stdin)['texts']
print(json.dumps({text['name']: outcome(text['kind'], text['code']) for text in texts}))

# Runs in `odoo shell` on the template database: the users of the tests, with passwords and API keys known to all.
try:
    from odoo.addons.base.models.res_users import INDEX_SIZE, KEY_CRYPT_CONTEXT
except ImportError:
    from odoo.addons.base.models.res_users_apikeys import INDEX_SIZE, KEY_CRYPT_CONTEXT

# Odoo 19 renamed the field.
groups_field = 'group_ids' if 'group_ids' in env['res.users']._fields else 'groups_id'
# Odoo 17 has no group of its own for bank transactions.
bank = 'account.group_account_basic' if env.ref('account.group_account_basic', False) else 'account.group_account_user'
employee = ['base.group_user']
bot_groups = employee + [
    'sales_team.group_sale_salesman_all_leads', 'stock.group_stock_user', 'account.group_account_invoice',
    bank, 'base.group_partner_manager',
]
manager_groups = [
    'sales_team.group_sale_manager', 'stock.group_stock_manager', 'account.group_account_manager',
    bank,
]


def ids(names):
    groups = [env.ref(name, raise_if_not_found=False) for name in names]
    return [group.id for group in groups if group]


def make_user(login, names):
    return env['res.users'].with_context(no_reset_password=True).create({
        'name': login.capitalize(), 'login': login, 'password': login, 'email': login + '@example.com',
        groups_field: [(6, 0, ids(names))],
    })


def give_key(user, letter):
    key = (letter + '0') * 4 + letter * 32
    env.cr.execute(
        'INSERT INTO res_users_apikeys (name, user_id, scope, key, index) VALUES (%s, %s, NULL, %s, %s)',
        ['tests', user.id, KEY_CRYPT_CONTEXT.hash(key), key[:INDEX_SIZE]])


def set_password(user):
    # Odoo tries an API key as a password first, whenever it has forgotten that it knows it, and its own hashes take a
    # third of a second each: those of keys take a few milliseconds.
    env.cr.execute('UPDATE res_users SET password = %s WHERE id = %s', [KEY_CRYPT_CONTEXT.hash(user.login), user.id])


admin = env.ref('base.user_admin')
admin.write({groups_field: [(4, group) for group in ids(manager_groups)]})
for letter, user in [('a', admin), ('b', make_user('bot', bot_groups)), ('c', make_user('plain', employee))]:
    give_key(user, letter)
    set_password(user)
env.cr.commit()
print('users and keys are there')

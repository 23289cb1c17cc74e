const key = (letter: string): string => `${letter}0`.repeat(4) + letter.repeat(32);
export async function freshDatabase(name: string) {
  return {
    url: 'http://127.0.0.1:18069',
    database: 'odoo_end',
    users: {
      admin: { username: 'admin', apiKey: key('a') },
      bot: { username: 'bot', apiKey: key('b') },
      plain: { username: 'plain', apiKey: key('c') },
    },
    drop: async () => undefined,
  };
}

/**
 * Every way in which `value` is likely to be written in an answer, the value itself included: as a part of a URL, a form,
 * JSON, a page or a Python text, and in base64, also as the end of `user:value`. Longest first.
 */
export function encodingsOf(value: string): readonly string[] {
  const plain = [value, value.replaceAll(/\s+/g, ' ')];
  const texts = plain.flatMap((text) => [
    text,
    ...inUrls(text),
    ...inJson(text),
    ...inPages(text),
    text.replaceAll('\\', '\\\\').replaceAll("'", "\\'"), // Python's repr()
  ]);
  const bytes = Buffer.from(value);
  const cores = base64Cores(bytes);
  const all = [
    ...texts,
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...cores,
    ...cores.map((core) => core.replaceAll('+', '-').replaceAll('/', '_')),
    ...cores.flatMap(inUrls),
    ...cores.map((core) => core.replaceAll('/', String.raw`\/`)),
  ];
  return [...new Set(all)].toSorted((one, other) => other.length - one.length);
}

function inUrls(value: string): readonly string[] {
  const text = Buffer.from(value).toString('utf8'); // without half a pair of surrogates, which would throw
  const encoded = encodeURIComponent(text);
  // RFC 3986 keeps fewer characters than encodeURIComponent; Python's quote() keeps the slash.
  const strict = encoded.replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const form = new URLSearchParams([['', text]]).toString().slice(1);
  const once = [encoded, strict, form, strict.replaceAll('%2F', '/'), encodeURI(text)];
  const words = [
    ...once,
    ...once.map((word) => word.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())),
  ];
  return [...words, ...words.map(encodeURIComponent)];
}

function inJson(text: string): readonly string[] {
  const quoted = JSON.stringify(text).slice(1, -1);
  // Python's json.dumps(), which Odoo uses, writes ASCII only.
  const ascii = quoted.replaceAll(
    /[\u007f-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return [quoted, ascii, quoted.replaceAll('/', String.raw`\/`), JSON.stringify(quoted).slice(1, -1)];
}

function inPages(text: string): readonly string[] {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    escaped,
    escaped.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
    escaped.replaceAll('"', '&#34;').replaceAll("'", '&#39;'),
    escaped.replaceAll('"', '&quot;').replaceAll("'", '&#x27;'),
  ];
}

/** The letters of base64 that `bytes` decide alone, for each of the three places in which they can stand. */
function base64Cores(bytes: Buffer): readonly string[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const first = Math.ceil((before * 8) / 6);
    return encoded.slice(first, Math.floor(((before + bytes.length) * 8) / 6));
  });
}

import { valueError } from '../errors.ts';

/** A domain in Odoo's prefix notation, read into a tree. */
export type DomainNode =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly DomainNode[] }
  | { readonly kind: 'not'; readonly part: DomainNode }
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'leaf'; readonly field: string; readonly operator: string; readonly value: unknown };

/** `domain` as a tree; conditions that stand side by side are joined by "and". */
export function parseDomain(domain: unknown): DomainNode {
  if (!Array.isArray(domain)) throw valueError(`Domain() invalid domain: ${python(domain)}`);
  const items: readonly unknown[] = domain;
  const malformed = () => valueError(`Domain() malformed domain ${python(domain)}`);
  const stack: DomainNode[] = [];
  // Prefix notation, read from the end: an operator finds its operands ready.
  for (const item of items.toReversed()) {
    if (item === '!') {
      const part = stack.pop();
      if (!part) throw malformed();
      stack.push({ kind: 'not', part });
    } else if (item === '&' || item === '|') {
      const [left, right] = [stack.pop(), stack.pop()];
      if (!left || !right) throw malformed();
      stack.push({ kind: item === '&' ? 'and' : 'or', parts: [left, right] });
    } else {
      stack.push(parseLeaf(item));
    }
  }
  return { kind: 'and', parts: stack.toReversed() };
}

function parseLeaf(item: unknown): DomainNode {
  if (!Array.isArray(item) || item.length !== 3)
    throw valueError(`Domain() invalid item in domain: ${python(item)}`);
  const parts: readonly unknown[] = item;
  const [field, operator, value] = parts;
  // Odoo's own TRUE and FALSE leaves: (1, '=', 1) and (0, '=', 1).
  if (typeof field === 'number') return { kind: 'constant', value: field === value };
  if (typeof field !== 'string' || typeof operator !== 'string') {
    throw valueError(`Domain() invalid item in domain: ${python(item)}`);
  }
  return { kind: 'leaf', field, operator: operator.toLowerCase(), value };
}

/** JSON as Python prints it, for error messages. */
export function python(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return `'${value}'`;
  if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`;
  return JSON.stringify(value);
}

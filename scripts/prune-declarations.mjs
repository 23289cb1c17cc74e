// Keeps the declarations that an entry point reaches, name by name: what one room exports for other rooms only is of no use
// to those who import the package.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Removes from `folder` what no entry, such as `index.d.ts`, reaches. */
export function pruneDeclarations(folder, entries) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.d.ts'));
  const files = new Map(names.map((name) => [name, readDeclarations(folder, name)]));
  const wanted = new Map();
  const queue = entries.flatMap((file) => files.get(file).parts.map((part) => ({ file, part })));
  for (const { file, part } of queue) {
    const parts = wanted.get(file) ?? new Set();
    if (parts.has(part)) continue;
    wanted.set(file, parts.add(part));
    for (const use of part.uses) {
      const found = (files.get(use.file)?.parts ?? []).filter(
        ({ names }) => use.name === undefined || names.includes(use.name),
      );
      if (found.length === 0 && use.file !== file)
        throw new Error(`${file} names ${use.name ?? ''} of ${use.file}, which is not there.`);
      queue.push(...found.map((other) => ({ file: use.file, part: other })));
    }
  }
  for (const [name, { parts }] of files) {
    const kept = wanted.get(name);
    if (!kept) rmSync(path.join(folder, name));
    else
      writeFileSync(
        path.join(folder, name),
        parts
          .filter((part) => kept.has(part))
          .map(({ text }) => text)
          .join(''),
      );
  }
}

/**
 * A file as parts that can be left out, each with its text and what it uses, here and in other files: declarations, and
 * each name that is imported or passed on.
 */
function readDeclarations(folder, file) {
  const text = readFileSync(path.join(folder, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const namesOf = (other) => readDeclarations(folder, other).parts.flatMap(({ names }) => names);
  const target = (specifier) =>
    path.join(path.dirname(file), specifier.text.replace(/(?<!\.d)\.[jt]s$/, '.d.ts'));
  return {
    parts: source.statements.flatMap((statement) => {
      if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement))
        return [
          {
            names: declaredNames(statement),
            text: statement.getFullText(),
            uses: usesOf(statement, file, target),
          },
        ];
      return namesPassed(statement, target, namesOf);
    }),
  };
}

/** The names that an import brings in or an export passes on, each as a statement of its own. */
function namesPassed(statement, target, namesOf) {
  const { moduleSpecifier } = statement;
  const isImport = ts.isImportDeclaration(statement);
  const clause = isImport ? statement.importClause?.namedBindings : statement.exportClause;
  const isTypeOnly = isImport ? statement.importClause?.isTypeOnly : statement.isTypeOnly;
  const isOwn = moduleSpecifier?.text.startsWith('.') === true;
  if (isOwn && !isImport && statement.exportClause === undefined)
    return namesOf(target(moduleSpecifier)).map((name) => ({
      names: [name],
      text: `export ${isTypeOnly ? 'type ' : ''}{ ${name} } from '${moduleSpecifier.text}';\n`,
      uses: [{ file: target(moduleSpecifier), name }],
    }));
  if (!clause?.elements || moduleSpecifier === undefined) {
    const names = clause?.name ? [clause.name.text] : [statement.importClause?.name?.text];
    const uses = isOwn ? [{ file: target(moduleSpecifier) }] : [];
    return [{ names, text: statement.getFullText(), uses }];
  }
  return clause.elements.map((element) => {
    const original = (element.propertyName ?? element.name).text;
    const alias = element.propertyName ? `${original} as ${element.name.text}` : original;
    const type = isTypeOnly || element.isTypeOnly ? 'type ' : '';
    return {
      names: [element.name.text],
      text: `${isImport ? 'import' : 'export'} ${type}{ ${alias} } from '${moduleSpecifier.text}';\n`,
      uses: isOwn ? [{ file: target(moduleSpecifier), name: original }] : [],
    };
  });
}

function declaredNames(statement) {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  return [statement.name?.getText()];
}

function usesOf(statement, file, target) {
  const uses = new Map();
  const visit = (node) => {
    if (ts.isIdentifier(node)) uses.set(node.text, { file, name: node.text });
    if (ts.isImportTypeNode(node) && node.argument.literal.text.startsWith('.')) {
      const name = node.qualifier?.getText().split('.')[0];
      uses.set(`${node.argument.literal.text} ${name}`, { file: target(node.argument.literal), name });
    }
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return [...uses.values()];
}

import type { SessionTools } from './tools.ts';

/** Warns where the database has the fields of another version of this package. `marker`: of what is installed. */
export function warnWhenOutdated(
  { emit, schemaMarker }: Pick<SessionTools, 'emit' | 'schemaMarker'>,
  marker: string | undefined,
): void {
  if (marker === schemaMarker) return;
  emit({
    type: 'warning',
    code: 'INSTALL_OUTDATED',
    message:
      'The fields in this database were installed by another version of this package: run connector.install() again as administrator.',
  });
}

import { createHash } from 'node:crypto';
import type { LoadRecord } from '../odoo/index.ts';
import { markerField } from './schema.ts';
import type { InstallStep } from './steps.ts';

const prefix = 'odoo-amazon-connector schema';

/** The text that says which schema is installed; two packages with the same schema write the same one. */
export function schemaMarker(steps: readonly InstallStep[]): string {
  const schema = JSON.stringify(steps.filter((step) => !step.keep));
  return `${prefix} ${createHash('sha256').update(schema).digest('hex').slice(0, 16)}`;
}

/** The steps with the marker as the help text of the field that carries it. */
export function withMarker(steps: readonly InstallStep[], marker: string): readonly InstallStep[] {
  const mark = (record: LoadRecord): LoadRecord =>
    record.values['name'] === markerField
      ? { ...record, values: { ...record.values, help: marker } }
      : record;
  return steps.map((step) =>
    step.model === 'ir.model.fields' ? { ...step, records: step.records.map(mark) } : step,
  );
}

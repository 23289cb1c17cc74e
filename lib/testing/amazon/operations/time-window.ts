/** The times that a search covers, both ends included: milliseconds since the epoch. */
export interface TimeWindow {
  readonly by: 'created' | 'lastUpdated';
  readonly after: number;
  readonly before: number;
}

// The model: an end has to lie "at least two minutes before the time of the request".
const settlingMs = 2 * 60 * 1000;

/** The window that a query asks for, or the rule that it breaks. Without an end it ends two minutes ago. */
export function readTimeWindow(
  query: URLSearchParams,
  now: number,
): TimeWindow | { readonly problem: string } {
  const byCreation = query.has('createdAfter');
  if (byCreation === query.has('lastUpdatedAfter')) {
    return { problem: 'Exactly one of createdAfter and lastUpdatedAfter must be given.' };
  }
  const by = byCreation ? 'created' : 'lastUpdated';
  const otherEnd = byCreation ? 'lastUpdatedBefore' : 'createdBefore';
  if (query.has(otherEnd)) return { problem: `${otherEnd} must not be given together with ${by}After.` };

  const after = readTime(query.get(`${by}After`) ?? '');
  if (after === undefined) return { problem: notATime(`${by}After`) };

  const end = query.get(`${by}Before`);
  const before = end === null ? now - settlingMs : readTime(end);
  if (before === undefined) return { problem: notATime(`${by}Before`) };
  if (before > now - settlingMs) {
    return { problem: `${by}Before must be at least two minutes before the time of the request.` };
  }
  // The model states this rule for an end that was given. Where Amazon chooses the end, it is our reading.
  if (before < after) return { problem: `${by}Before must be equal to or after ${by}After.` };
  return { by, after, before };
}

const iso8601 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

function readTime(text: string): number | undefined {
  const time = iso8601.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

function notATime(name: string): string {
  return `${name} is not a time in ISO 8601 format, such as 2026-01-01T00:00:00Z.`;
}

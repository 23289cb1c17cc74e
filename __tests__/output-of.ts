/** What a command that failed had printed. */
export function outputOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'stdout' in error
    ? String(error.stdout)
    : String(error);
}

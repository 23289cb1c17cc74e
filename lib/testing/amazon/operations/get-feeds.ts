import { operations } from '../../../amazon/operations/index.ts';
import { described } from '../feeds/described.ts';
import { invalidInput, jsonAnswer } from '../server/answer.ts';
import { twinOf } from '../server/operation.ts';
import { checkNames } from './query.ts';

/** Feeds, newest first. */
export const getFeeds = twinOf(operations.getFeeds, ({ query }, { feeds }) => {
  const problem = checkNames(query, ['feedTypes', 'createdSince', 'processingStatuses', 'pageSize']);
  if (problem !== undefined) return invalidInput(problem);
  const types = listOf(query.get('feedTypes'));
  if (types.length === 0) return invalidInput('feedTypes or nextToken must be given.');
  const pageSize = Number(query.get('pageSize') ?? 10);
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 100)
    return invalidInput('pageSize is 1 to 100.');
  const since = Date.parse(query.get('createdSince') ?? '1970-01-01T00:00:00Z');
  if (Number.isNaN(since)) return invalidInput('createdSince is not in ISO 8601.');
  const states = listOf(query.get('processingStatuses'));
  const matching = feeds
    .submitted()
    .filter(
      (feed) =>
        types.includes(feed.feedType) &&
        Date.parse(feed.createdTime) >= since &&
        (states.length === 0 || states.includes(feed.processingStatus)),
    );
  return jsonAnswer(200, { feeds: matching.toReversed().slice(0, pageSize).map(described) });
});

const listOf = (text: string | null): readonly string[] =>
  text === null ? [] : text.split(',').filter((part) => part !== '');

export { adoptFeeds, type AdoptedFeed } from './adopt.ts';
export type { FeedRecord, FeedSession, FeedVerdict, OpenFeed } from './feed.ts';
export { followFeed, type FeedProgress } from './follow.ts';
export { openFeed, openFeedShape } from './open-feed.ts';
export { submitFeed, type Submission } from './submit.ts';
export { verdictsOf } from './verdicts.ts';
export { closeFeed } from './write.ts';

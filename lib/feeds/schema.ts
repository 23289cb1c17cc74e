import { registrationLink, type ModelDefinition, type SchemaPart } from '../schema/index.ts';
import { feedModel, feedStates } from './model.ts';

// Without a company: at most one feed of a type may be open for a seller, whichever of his companies sends it.
const feed: ModelDefinition = {
  model: feedModel,
  label: 'Amazon Feed',
  data: { field: 'id', sentence: '%d feeds' },
  fields: [
    // It outlives its registration: the seller's next one follows it.
    { ...registrationLink, index: true, onDelete: 'set null' },
    { name: 'x_seller_id', label: 'Seller ID', type: 'char', index: true },
    { name: 'x_feed_type', label: 'Feed Type', type: 'char', index: true },
    { name: 'x_number', label: 'Number', type: 'integer' },
    { name: 'x_feed_id', label: 'Feed ID at Amazon', type: 'char', index: true },
    { name: 'x_state', label: 'State', type: 'selection', choices: feedStates, index: true },
    { name: 'x_messages', label: 'Which Message Is Which Record', type: 'text' },
    { name: 'x_owner', label: 'Taken By', type: 'char' },
    { name: 'x_submitted_at', label: 'Submitted At', type: 'datetime' },
    { name: 'x_looked_at', label: 'Looked At', type: 'datetime' },
    { name: 'x_overdue', label: 'Reported as Overdue', type: 'boolean' },
    { name: 'x_result', label: 'Result', type: 'text' },
  ],
};

const registration: ModelDefinition = {
  model: 'x_amazon_registration',
  fields: [
    {
      name: 'x_open_feed_ids',
      label: 'Feeds at Amazon',
      type: 'one2many',
      relation: feedModel,
      inverse: 'x_registration_id',
      domain: "[('x_state', 'in', ['submitting', 'open'])]",
    },
  ],
};

/** Feeds that Amazon is at work on, and what became of those before. */
export const feedsSchema: SchemaPart = {
  models: [feed, registration],
  botRights: [['x_amazon_feed', 'create']],
  belongings: [
    {
      model: feedModel,
      open: { words: 'feeds at Amazon', domain: [['x_state', 'in', ['submitting', 'open']]] },
    },
  ],
};

/** Its help text carries the version of the installed schema: the bot may read it with `fields_get`. */
export const markerField = 'x_amazon_item_ref';

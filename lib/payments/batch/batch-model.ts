export const batchModel = 'x_amazon_batch';

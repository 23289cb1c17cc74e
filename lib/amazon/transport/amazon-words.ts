import { z } from 'zod';
import { parseJson } from '../../support/parse-json.ts';
import { unique } from '../../support/unique.ts';

/** What Amazon says about an error. */
export interface AmazonWords {
  /** At most 300 characters. */
  readonly code: string;
  /** Message and details, for people; at most 300 characters. */
  readonly text: string;
}

const word = z.string().optional().catch(undefined);
const errorsSchema = z.object({
  errors: z.array(z.object({ code: word, message: word, details: word })).min(1),
});
const messageSchema = z.object({ message: z.string() });

/** Amazon's own words in the body of an error: `{ errors: […] }`, `{ message }`, or a page of a gateway. */
export function amazonWords(body: string): AmazonWords {
  const content = parseJson(body);
  const [error] = errorsSchema.safeParse(content).data?.errors ?? [];
  if (error) {
    const parts = [error.message, error.details].filter((part) => part !== undefined && part.trim() !== '');
    return { code: shorten(error.code ?? ''), text: shorten(unique(parts).join(' ')) };
  }
  const message = messageSchema.safeParse(content).data?.message;
  return { code: '', text: shorten(message ?? titleOf(body) ?? 'no words of its own') };
}

function titleOf(page: string): string | undefined {
  return /<title>([^<]+)<\/title>/i.exec(page)?.[1]?.trim();
}

/** At most 300 characters, the last of them a mark where something is left out. */
export function shorten(text: string): string {
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}

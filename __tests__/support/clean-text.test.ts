import { describe, expect, it } from '@jest/globals';
import { cleanLine, cleanLines, storable } from '../../lib/support/clean-text.ts';

describe('cleaned text', () => {
  it.each([
    ['NUL', 'MUG\0-1', 'MUG-1'],
    ['half an emoji', 'Mug \ud83d!', 'Mug !'],
    ['control characters', 'Mu\u0007g\u009f\u001b', 'Mug'],
    ['line breaks and tabulators', 'one\r\ntwo\tthree', 'one two three'],
    ['decomposed accents', 'Nu\u0301n\u0303ez', 'Núñez'],
  ])('has no %s in a line', (_case, text, cleaned) => {
    expect(cleanLine(text)).toBe(cleaned);
  });

  it('keeps emojis, all alphabets, and what joins their signs', () => {
    const text = '👩‍👧 حسن 株式会社 Ωμέγα';
    expect(cleanLine(text)).toBe(text);
  });

  it('keeps the lines of a message', () => {
    expect(cleanLines('Happy\r\nbirthday,\u0000\tZoë')).toBe('Happy\nbirthday,\tZoë');
  });

  it('is of bounded length, and not cut through an emoji', () => {
    expect(cleanLine('x'.repeat(5000))).toHaveLength(500);
    expect(cleanLine(`${'x'.repeat(499)}👍`)).toBe('x'.repeat(499));
    expect(cleanLines('y'.repeat(5000))).toHaveLength(2000);
  });

  it('is otherwise left as it is where it only has to be stored', () => {
    expect(storable('a\0b\ud83dc\n\u0007')).toBe('abc\n\u0007');
  });
});

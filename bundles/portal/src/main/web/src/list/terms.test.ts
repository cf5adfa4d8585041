// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { terms, without } from './terms';

describe('terms of a search', () => {
  it('are split at and, but not within quotes and brackets', () => {
    expect(terms('name = web* and status = up')).toEqual(['name = web*', 'status = up']);
    expect(terms('description = "this and that" AND (a = 1 and b = 2)')).toEqual(['description = "this and that"', '(a = 1 and b = 2)']);
    expect(terms('name = band')).toEqual(['name = band']);
    expect(terms('  ')).toEqual([]);
  });

  it('are one where "or" joins them', () => {
    expect(terms('a = 1 and b = 2 or c = 3')).toEqual(['a = 1 and b = 2 or c = 3']);
  });

  it('can be taken away', () => {
    expect(without('a = 1 and b = 2', 'a = 1')).toBe('b = 2');
    expect(without('a = 1', 'a = 1')).toBe('');
  });
});

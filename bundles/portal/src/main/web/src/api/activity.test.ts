import { afterEach, describe, expect, it, vi } from 'vitest';
import { recentlyUsed, watchActivity } from './activity';

describe('signs of a user', () => {
  afterEach(() => vi.useRealTimers());

  it('are told once in a while, and grow old', () => {
    vi.useFakeTimers({ now: Date.now() + 3_600_000 });
    const tell = vi.fn();
    const stop = watchActivity(tell);
    expect(recentlyUsed()).toBe(false);
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'b' }));
    expect(tell).toHaveBeenCalledTimes(1);
    expect(recentlyUsed()).toBe(true);
    vi.advanceTimersByTime(61_000);
    expect(recentlyUsed()).toBe(false);
    stop();
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'c' }));
    expect(tell).toHaveBeenCalledTimes(1);
  });
});

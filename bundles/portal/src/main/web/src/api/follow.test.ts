import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { follow, type Freshener, type Link } from './live';

/** A stream as browsers have it. */
class Stream {
  static readonly CLOSED = 2;
  static all: Stream[] = [];
  readyState = 0;
  onopen?: () => void;
  onmessage?: (message: { data: string }) => void;
  onerror?: () => void;
  constructor(readonly url: string) {
    Stream.all.push(this);
  }
  private readonly listeners = new Map<string, () => void>();
  addEventListener(event: string, listener: () => void) {
    this.listeners.set(event, listener);
  }
  tell(event: string) {
    this.listeners.get(event)?.();
  }
  close() {
    this.readyState = Stream.CLOSED;
  }
}

describe('the stream of changes', () => {
  let link: Link = 'polling';
  let happens: (event: string) => void;
  const freshener = { everything: vi.fn(), take: vi.fn(), stop: vi.fn() };
  const say = (change: (before: Link) => Link) => (link = change(link));

  beforeEach(() => {
    vi.useFakeTimers();
    Stream.all = [];
    link = 'polling';
    vi.stubGlobal('EventSource', Stream);
    const window = new EventTarget();
    happens = (event) => void window.dispatchEvent(new Event(event));
    vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
    vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.clearAllMocks();
  });

  it('is opened anew when it was refused, and all is looked at then', async () => {
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('no engine')));
    const stop = follow(freshener as unknown as Freshener, say);
    Stream.all[0].onopen?.();
    expect(link).toBe('live');
    Stream.all[0].readyState = Stream.CLOSED;
    Stream.all[0].onerror?.();
    expect(link).toBe('polling');
    await vi.advanceTimersByTimeAsync(5001);
    expect(link).toBe('lost');
    expect(Stream.all).toHaveLength(2);
    freshener.everything.mockClear();
    Stream.all[1].onopen?.();
    expect(link).toBe('live');
    expect(freshener.everything).toHaveBeenCalledTimes(1);
    stop();
    expect(Stream.all[1].readyState).toBe(Stream.CLOSED);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is left to the browser when it was cut', async () => {
    vi.stubGlobal('fetch', vi.fn().mockResolvedValue({ ok: true }));
    const stop = follow(freshener as unknown as Freshener, say);
    Stream.all[0].onopen?.();
    Stream.all[0].onerror?.();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(Stream.all).toHaveLength(1);
    expect(freshener.everything).toHaveBeenCalledTimes(4);
    expect(link).toBe('polling');
    stop();
  });

  it('is opened anew when it falls silent', async () => {
    vi.stubGlobal('fetch', vi.fn().mockResolvedValue({ ok: true }));
    const stop = follow(freshener as unknown as Freshener, say);
    Stream.all[0].onopen?.();
    for (let beat = 0; beat < 4; beat++) {
      await vi.advanceTimersByTimeAsync(30_000);
      Stream.all[0].tell('here');
    }
    expect(Stream.all).toHaveLength(1);
    expect(link).toBe('live');
    await vi.advanceTimersByTimeAsync(40_001);
    expect(Stream.all[0].readyState).toBe(Stream.CLOSED);
    expect(Stream.all).toHaveLength(2);
    expect(link).toBe('polling');
    Stream.all[1].onopen?.();
    expect(link).toBe('live');
    stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not said to be late before it was tried, and is opened anew when there is no answer at all', async () => {
    vi.stubGlobal('fetch', vi.fn().mockResolvedValue({ ok: true }));
    link = 'opening';
    const stop = follow(freshener as unknown as Freshener, say);
    await vi.advanceTimersByTimeAsync(39_000);
    expect(link).toBe('opening');
    await vi.advanceTimersByTimeAsync(1_001);
    expect(link).toBe('polling');
    expect(Stream.all).toHaveLength(2);
    stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is left when the browser is off the net, and opened when it is back', async () => {
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('no net')));
    const stop = follow(freshener as unknown as Freshener, say);
    Stream.all[0].onopen?.();
    happens('offline');
    expect(link).toBe('lost');
    expect(Stream.all[0].readyState).toBe(Stream.CLOSED);
    happens('online');
    await vi.advanceTimersByTimeAsync(1);
    expect(Stream.all).toHaveLength(2);
    freshener.everything.mockClear();
    Stream.all[1].onopen?.();
    expect(link).toBe('live');
    expect(freshener.everything).toHaveBeenCalledTimes(1);
    stop();
    happens('offline');
    expect(link).toBe('live');
    expect(vi.getTimerCount()).toBe(0);
  });
});

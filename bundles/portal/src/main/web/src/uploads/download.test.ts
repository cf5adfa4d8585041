// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchImage } from './download';

const TRANSFER = '/ovirt-engine/api/imagetransfers/t';
const IMAGE = '/images/ticket';

describe('saving an image', () => {
  let transferred = 0;
  let readers = 0;
  let known = true;
  const asked: string[] = [];

  beforeEach(() => {
    vi.useFakeTimers();
    asked.length = transferred = readers = 0;
    known = true;
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      asked.push(`click ${this.pathname}`);
      readers = 1;
    });
    vi.stubGlobal('fetch', async (url: string, { method = 'GET' }: RequestInit = {}) => {
      asked.push(`${method} ${url}`);
      if (url === IMAGE) {
        return new Response(null, { status: known ? 200 : 403, headers: { 'Content-Length': '10', 'Vireo-Readers': String(readers) } });
      }
      return Response.json({ id: 't', phase: 'transferring', proxy_url: `https://engine${IMAGE}`, transferred: String(transferred), active: 'true' });
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  const finalized = () => asked.includes(`POST ${TRANSFER}/finalize`);

  it('ends as soon as all has gone and nobody reads any more', async () => {
    const ended = vi.fn();
    void fetchImage('d', 'raw', () => undefined, () => undefined, new AbortController().signal).then(ended);
    await vi.advanceTimersByTimeAsync(3000);
    expect(asked).toContain(`click ${IMAGE}`);
    readers = 0;
    await vi.advanceTimersByTimeAsync(3000);
    expect(finalized()).toBe(false);
    readers = 1;
    transferred = 10;
    await vi.advanceTimersByTimeAsync(3000);
    expect(finalized()).toBe(false);
    readers = 0;
    await vi.advanceTimersByTimeAsync(1000);
    expect(finalized()).toBe(true);
    expect(ended).toHaveBeenCalled();
  });

  it('does not begin with a ticket that is good no longer', async () => {
    known = false;
    const begun = fetchImage('d', 'raw', () => undefined, () => undefined, new AbortController().signal);
    await expect(begun).rejects.toMatchObject({ status: 403 });
    expect(asked).not.toContain(`click ${IMAGE}`);
  });
});

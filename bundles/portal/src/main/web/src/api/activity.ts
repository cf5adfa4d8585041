/** Whether somebody uses the page: what it asks by itself, for fresh rows, must not keep a session from ending. */
const RECENT_MILLIS = 60_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'];

let last = Date.now();
let told = 0;

/** Whether there was a sign of a user within the last minute. */
export const recentlyUsed = (now = Date.now()) => now - last < RECENT_MILLIS;

/** Watches for signs of a user; tells of them once in half a minute at most, and stops with what it returns. */
export function watchActivity(tell: () => void, pause = RECENT_MILLIS / 2): () => void {
  const sign = () => {
    last = Date.now();
    if (last - told > pause) {
      told = last;
      tell();
    }
  };
  SIGNS.forEach((name) => window.addEventListener(name, sign, { capture: true, passive: true }));
  return () => SIGNS.forEach((name) => window.removeEventListener(name, sign, { capture: true }));
}

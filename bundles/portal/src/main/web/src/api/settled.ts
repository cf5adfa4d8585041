import { useEffect, useState } from 'react';

/** A text as it is once nobody has typed for a moment, so that not every letter is asked for. */
export function useSettled(text: string, pauseMillis = 250): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMillis);
    return () => clearTimeout(timer);
  }, [text, pauseMillis]);
  return settled;
}

import { useState, useSyncExternalStore } from 'react';

/** What the user chose; `system` follows the operating system. A choice is kept by the browser. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'vireo.theme';
const DARK = 'pf-v6-theme-dark';
const CHOSEN = 'vireo-theme';

const kept = (): Theme => (localStorage.getItem(KEY) as Theme | null) ?? 'system';

/** Makes every page look as was chosen, from the login on; to be called before anything is shown. */
export function startTheme(): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const theme = kept();
    document.documentElement.classList.toggle(DARK, theme === 'dark' || (theme === 'system' && system.matches));
  };
  apply();
  system.addEventListener('change', apply);
  window.addEventListener(CHOSEN, apply);
  // a choice in another tab
  window.addEventListener('storage', apply);
  return () => {
    system.removeEventListener('change', apply);
    window.removeEventListener(CHOSEN, apply);
    window.removeEventListener('storage', apply);
  };
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(kept);
  const choose = (wanted: Theme) => {
    localStorage.setItem(KEY, wanted);
    window.dispatchEvent(new Event(CHOSEN));
    setTheme(wanted);
  };
  return [theme, choose];
}

function watchRoot(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['class'] });
  return () => observer.disconnect();
}

/** Whether the page is dark, by whatever choice. */
export const useIsDark = () => useSyncExternalStore(watchRoot, () => document.documentElement.classList.contains(DARK));

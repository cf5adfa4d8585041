import { useEffect, useState, useSyncExternalStore } from 'react';

/** What the user chose; `system` follows the operating system. A choice is kept by the browser. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'vireo.theme';
const DARK = 'pf-v6-theme-dark';

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(() => (localStorage.getItem(KEY) as Theme | null) ?? 'system');
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      document.documentElement.classList.toggle(DARK, theme === 'dark' || (theme === 'system' && system.matches));
    };
    apply();
    system.addEventListener('change', apply);
    return () => system.removeEventListener('change', apply);
  }, [theme]);
  const choose = (wanted: Theme) => {
    localStorage.setItem(KEY, wanted);
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

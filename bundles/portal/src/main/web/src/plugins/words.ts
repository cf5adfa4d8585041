import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** A text in one language for all, or in several, of which English is one. */
export type Words = string | { readonly en: string; readonly [language: string]: string };

export const said = (words: Words, language: string): string => (typeof words === 'string' ? words : (words[language.slice(0, 2)] ?? words.en));

/** Says words in the language of the page. */
export function useSaid(): (words: Words) => string {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useCallback((words) => said(words, language), [language]);
}

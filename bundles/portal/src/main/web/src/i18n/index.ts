import i18next from 'i18next';
import ICU from 'i18next-icu';
import { initReactI18next } from 'react-i18next';
import { joined, type Texts } from './texts';

const KEY = 'vireo.language';

/** Languages by their own names; the texts of others than English are loaded when they are chosen. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', he: 'עברית' } as const;
export type Language = keyof typeof LANGUAGES;

const ENGLISH = import.meta.glob<Texts>('./en/*.json', { eager: true, import: 'default' });
const LOADERS: Record<Exclude<Language, 'en'>, Record<string, () => Promise<Texts>>> = {
  de: import.meta.glob<Texts>('./de/*.json', { import: 'default' }),
  he: import.meta.glob<Texts>('./he/*.json', { import: 'default' }),
};
const RIGHT_TO_LEFT = new Set<string>(['he']);

function preferred(): Language {
  const wanted = [localStorage.getItem(KEY), ...navigator.languages].filter(Boolean) as string[];
  const known = wanted.map((one) => one.slice(0, 2)).find((one) => one in LANGUAGES);
  return (known as Language | undefined) ?? 'en';
}

export async function choose(language: Language): Promise<void> {
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', joined(await Promise.all(Object.values(LOADERS[language]).map((load) => load()))));
  }
  await i18next.changeLanguage(language);
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
  document.documentElement.dir = RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
}

export async function start(): Promise<void> {
  await i18next
    .use(ICU)
    .use(initReactI18next)
    .init({ lng: 'en', fallbackLng: 'en', resources: { en: { translation: joined(Object.values(ENGLISH)) } }, keySeparator: '.', returnNull: false });
  await choose(preferred());
}

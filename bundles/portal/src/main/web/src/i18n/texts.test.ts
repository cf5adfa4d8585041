// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, it } from 'vitest';
import { MORE, SETTINGS } from '../forms/vm/settings';
import { joined, type Texts } from './texts';

function read(language: string): Texts {
  const folder = join(import.meta.dirname, language);
  return joined(readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Texts));
}

const [en, de, he] = ['en', 'de', 'he'].map(read);

function flat(texts: Texts, prefix = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') {
      all.set(prefix + key, value);
    } else {
      flat(value, `${prefix}${key}.`).forEach((text, path) => all.set(path, text));
    }
  }
  return all;
}

const english = flat(en);

it.each([['de', de], ['he', he]])('%s says everything that English says, with the same variables', (_language, texts) => {
  const other = flat(texts as Texts);
  const variables = (text: string) => [...text.matchAll(/\{(\w+)[,}]/g)].map((found) => found[1]).sort();
  expect([...english.keys()].filter((key) => !other.has(key))).toEqual([]);
  expect([...other.keys()].filter((key) => !english.has(key))).toEqual([]);
  for (const [key, text] of english) {
    expect(new Set(variables(other.get(key) as string)), key).toEqual(new Set(variables(text)));
  }
});

it.each([['en', en], ['de', de], ['he', he]])('%s has texts that ICU understands', (language, texts) => {
  flat(texts as Texts).forEach((text) => new IntlMessageFormat(text, language));
});

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

it('has every text that a page asks for by its name', () => {
  const asked = new Set<string>();
  for (const source of sources(join(import.meta.dirname, '..'))) {
    for (const found of source.matchAll(/\bt\(\s*'([\w.]+)'/g)) {
      asked.add(found[1]);
    }
  }
  expect(asked.size).toBeGreaterThan(100);
  expect([...asked].filter((key) => !english.has(key))).toEqual([]);
});

it('has the name of every field and action of the kinds', () => {
  const missing: string[] = [];
  for (const source of sources(join(import.meta.dirname, '../kinds'))) {
    for (const found of source.matchAll(/\b(?:plain|word|ref|time|shown)\(\s*'(\w+)'/g)) {
      missing.push(`field.${found[1]}`);
    }
    for (const found of source.matchAll(/\bact\('\w+', '(\w+)'/g)) {
      missing.push(`action.${found[1]}`);
    }
  }
  expect(missing.filter((key) => !english.has(key))).toEqual([]);
});

it('has the name and the hint of every setting of virtual machines', () => {
  const wanted = SETTINGS.flatMap((setting) => [`field.${setting.id}`, ...(setting.hint ? [`hint.${setting.id}`] : [])]);
  expect([...wanted, ...MORE.map(([tab]) => `tab.${tab}`)].filter((key) => !english.has(key))).toEqual([]);
});

import type { Item } from '../api/client';
import type { Field } from '../kinds';

/** Spreadsheets take texts that begin with these for formulas. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Rows as CSV (RFC 4180), as they are shown; without formulas. */
export function csv(fields: Field[], titles: string[], items: Item[]): string {
  const value = (field: Field, item: Item) => {
    const shown = field.text ? field.text(item) : field.show(item);
    return typeof shown === 'string' || typeof shown === 'number' ? String(shown) : '';
  };
  return [titles, ...items.map((item) => fields.map((field) => value(field, item)))]
    .map((row) => row.map(cell).join(','))
    .join('\r\n');
}

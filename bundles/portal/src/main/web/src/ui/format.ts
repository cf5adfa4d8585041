import type { Item } from '../api/client';

/** Bytes in binary units, such as 1.5 GiB. */
export function bytes(value: unknown, locale?: string): string {
  const number = Number(value);
  if (!Number.isFinite(number)) {
    return '';
  }
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  let scaled = number;
  let unit = 0;
  while (Math.abs(scaled) >= 1024 && unit < units.length - 1) {
    scaled /= 1024;
    unit++;
  }
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: scaled < 10 && unit > 0 ? 1 : 0 }).format(scaled)} ${units[unit]}`;
}

/** A moment in the browser's time zone; the API sends milliseconds or text. */
export function moment(value: unknown, locale?: string): string {
  if (value === undefined || value === null || value === '') {
    return '';
  }
  const date = new Date(typeof value === 'number' || /^\d+$/.test(String(value)) ? Number(value) : String(value));
  return Number.isNaN(date.getTime())
    ? ''
    : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(date);
}

/** Whole seconds as 2 d 3 h, 4 min 5 s or 6 s. */
export function duration(seconds: number): string {
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [Math.floor(seconds) % 60, 's'],
  ];
  const first = parts.findIndex(([amount]) => amount > 0);
  return first < 0 ? '0 s' : parts.slice(first, first + 2).map(([amount, unit]) => `${amount} ${unit}`).join(' ');
}

/** The first value of a statistic of an object that was asked for with follow=statistics. */
export function statistic(item: Item, name: string): number | undefined {
  const all = (item.statistics?.statistic ?? []) as { name: string; values?: { value?: { datum?: unknown }[] } }[];
  const datum = all.find((one) => one.name === name)?.values?.value?.[0]?.datum;
  return datum === undefined ? undefined : Number(datum);
}

/** How many virtual CPUs a machine or template has. */
export function cpusOf(machine: Item): number {
  const shape = machine.cpu?.topology ?? {};
  return Number(shape.sockets ?? 1) * Number(shape.cores ?? 1) * Number(shape.threads ?? 1);
}

/** Names that are the same in all languages. */
const NAMES: Record<string, string> = {
  i440fx_sea_bios: 'i440FX, BIOS',
  q35_sea_bios: 'Q35, BIOS',
  q35_ovmf: 'Q35, UEFI',
  q35_secure_boot: 'Q35, UEFI Secure Boot',
  spice: 'SPICE',
  vnc: 'VNC',
};

/** Words of the API, such as wait_for_launch, as people write them. */
export function words(constant: unknown): string {
  const text = String(constant ?? '');
  return NAMES[text] ?? text.replaceAll('_', ' ');
}

/** Bits a second as people write speeds of links, such as 2.5 Gbit/s; nothing for none. */
export function speedOf(bits: unknown): string {
  const number = Number(bits);
  if (!(number > 0)) {
    return '';
  }
  return number >= 1e9 ? `${number / 1e9} Gbit/s` : `${number / 1e6} Mbit/s`;
}

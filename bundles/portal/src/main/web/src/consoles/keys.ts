/** X11's numbers of keys, which RFB has taken over. */

export const KEYS = {
  backspace: 0xff08,
  tab: 0xff09,
  enter: 0xff0d,
  escape: 0xff1b,
  print: 0xff61,
  control: 0xffe3,
  alt: 0xffe9,
  super: 0xffeb,
  delete: 0xffff,
} as const;

const F1 = 0xffbe;

/** What keyboards of people's own machines keep to themselves, by the names that stand on keys. */
export const COMBINATIONS: readonly { name: string; keys: number[] }[] = [
  { name: 'Ctrl Alt Del', keys: [KEYS.control, KEYS.alt, KEYS.delete] },
  { name: 'Ctrl Alt Backspace', keys: [KEYS.control, KEYS.alt, KEYS.backspace] },
  ...Array.from({ length: 7 }, (_nothing, at) => ({ name: `Ctrl Alt F${at + 1}`, keys: [KEYS.control, KEYS.alt, F1 + at] })),
  { name: 'Alt Tab', keys: [KEYS.alt, KEYS.tab] },
  { name: 'Windows', keys: [KEYS.super] },
  { name: 'Print Screen', keys: [KEYS.print] },
];

/** The key that writes a sign: letters of Latin 1 are their own numbers, others are told by their number in Unicode. */
export function keyOf(sign: string): number {
  const code = sign.codePointAt(0) as number;
  if (sign === '\n' || sign === '\r') {
    return KEYS.enter;
  }
  if (sign === '\t') {
    return KEYS.tab;
  }
  return code < 0x100 ? code : 0x1000000 + code;
}

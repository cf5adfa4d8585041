/** Texts by their keys, in groups. */
export type Texts = { [key: string]: string | Texts };

/** One tree of what several files say; groups of the same name are joined. Throws where two files name the same text. */
export function joined(files: Texts[]): Texts {
  const all: Texts = {};
  files.forEach((file) => join(all, file, ''));
  return all;
}

function join(into: Texts, from: Texts, prefix: string): void {
  for (const [key, value] of Object.entries(from)) {
    const here = into[key];
    if (typeof value === 'string') {
      if (here !== undefined) {
        throw new Error(`two files have the text ${prefix}${key}`);
      }
      into[key] = value;
    } else {
      const group = typeof here === 'object' ? here : {};
      into[key] = group;
      join(group, value, `${prefix}${key}.`);
    }
  }
}

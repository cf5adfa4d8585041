/** The terms of a search that are joined by "and", outside of quotes and brackets; the whole where something else joins them. */
export function terms(search: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let quoted = false;
  let term = '';
  for (const word of search.split(/(\s+|"|\(|\))/)) {
    if (word === '"') {
      quoted = !quoted;
    } else if (!quoted && word === '(') {
      depth++;
    } else if (!quoted && word === ')') {
      depth--;
    } else if (!quoted && depth === 0 && word.toLowerCase() === 'or') {
      return search.trim() ? [search.trim()] : [];
    } else if (!quoted && depth === 0 && word.toLowerCase() === 'and') {
      found.push(term.trim());
      term = '';
      continue;
    }
    term += word;
  }
  found.push(term.trim());
  return found.filter(Boolean);
}

/** The search without one of its terms. */
export function without(search: string, term: string): string {
  return terms(search)
    .filter((one) => one !== term)
    .join(' and ');
}

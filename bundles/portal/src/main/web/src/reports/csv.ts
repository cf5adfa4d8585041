/** The rows of a text as RFC 4180 has them: cells in quotes may hold commas, line ends and doubled quotes. */
export function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  for (let index = 0; index < text.length; index++) {
    const letter = text[index];
    if (quoted && letter === '"' && text[index + 1] === '"') {
      cell += '"';
      index++;
    } else if (letter === '"') {
      quoted = !quoted;
    } else if (!quoted && letter === ',') {
      endCell();
    } else if (!quoted && letter === '\n') {
      endCell();
      rows.push(row);
      row = [];
    } else if (quoted || letter !== '\r') {
      cell += letter;
    }
  }
  if (cell || row.length > 0) {
    endCell();
    rows.push(row);
  }
  return rows;
}

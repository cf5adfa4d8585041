/** How many cards stand beside each other, and which of them a row has. */
export const GAP_REM = 1;
export const CARD_REM = 18;

export function columnsOf(width: number, rem: number): number {
  return Math.max(1, Math.floor((width + GAP_REM * rem) / ((CARD_REM + GAP_REM) * rem)));
}

export function inRow(row: number, columns: number, count: number): number[] {
  const first = row * columns;
  return Array.from({ length: Math.max(0, Math.min(columns, count - first)) }, (_, at) => first + at);
}

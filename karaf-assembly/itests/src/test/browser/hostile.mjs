// What a text from outside must not become. For tests of pages that show such texts.

/** Looks at pages of a browser for what a script of somebody else's would leave; what it finds are errors. */
export function watchHarm({ page, seen }) {
  seen.shown = 0;
  page.on('dialog', (dialog) => {
    seen.errors.push(`a dialog opened: ${dialog.message()}`);
    void dialog.dismiss();
  });

  /** Whether the page shows hostile texts as texts; `frames` is how many frames it has. */
  return async function harmless(where, frames = 0) {
    const found = await page.evaluate(() => [
      window.hit ?? '',
      document.querySelectorAll('img[onerror], svg[onload]').length,
      document.querySelectorAll('iframe').length,
      [...document.scripts].filter((script) => !script.src && script.type !== 'importmap').length,
    ]);
    if (JSON.stringify(found) !== JSON.stringify(['', 0, frames, 0])) {
      seen.errors.push(`${where}: ${JSON.stringify(found)}`);
    }
    const shown = await page.evaluate(() => document.body.innerText.split('onerror=').length - 1);
    seen.shown += shown;
    return shown;
  };
}

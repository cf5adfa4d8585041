// Reports with hostile names, looked at in the page: names stay names, and even what is a script runs nowhere.
// Arguments: as of every script, then the hostile name of a virtual machine.
import { open, WAIT } from './browser.mjs';
import { watchHarm } from './hostile.mjs';

const [, , engine, passwordFile, pictures, hostile] = process.argv;
const browser = await open(engine, passwordFile, pictures);
const { context, page, seen, click, check, picture, go, enter, settled } = browser;
const harmless = watchHarm(browser);
const DIALOG = '[role=dialog]';

/** What a report would hold that forgot to make texts of names; it tells when it runs. */
const EVIL = '<script>try { parent.hit = 21 } catch {} window.hit = 22; new Image().src = "/evil/script"</script>'
  + '<img src="/evil/picture" onerror="parent.hit = 23"><svg onload="parent.hit = 24"></svg><form action="/evil/form" id="f"></form>'
  + '<iframe srcdoc="<script>top.hit = 25</script>"></iframe><a href="javascript:parent.hit=26">here</a><style>@import "/evil/style";</style>';

/** The engine's answer, with what it says of it, and with another body. */
async function evil(route) {
  const headers = Object.fromEntries(['content-type', 'content-security-policy', 'x-content-type-options'].map((name) => [name, seen.headers[name]]));
  await route.fulfill({ status: 200, headers, body: `<!DOCTYPE html><html><body><p>made evil</p>${EVIL}</body></html>` });
}

/** Makes the report in a form, by clicks, and shows its row. */
async function make(form) {
  await go('reports');
  await page.waitForSelector('main h1', WAIT);
  await settled();
  await page.getByRole('button', { name: 'Make Virtual machines', exact: true }).click(WAIT);
  await page.selectOption('#in-form', form);
  await click(`${DIALOG} button[type=submit]`);
  await page.waitForSelector(DIALOG, { state: 'detached', ...WAIT });
  await go('reports/made');
  await page.waitForSelector(`main [role=row]:has-text("${form}"):has-text("Done")`, WAIT);
}

async function preview(form) {
  await click(`main [role=row]:has-text("${form}") [aria-label="Actions"]`);
  await click('[role=menuitem]:has-text("Preview")');
  await page.waitForSelector(DIALOG, WAIT);
}

const close = async () => {
  await click(`${DIALOG} button:has-text("Close")`);
  await page.waitForSelector(DIALOG, { state: 'detached', ...WAIT });
};

/** Read beside the pages of the engine, whose policy would hold for it. */
async function partsOf(text) {
  const blank = await context.newPage();
  const parts = await blank.evaluate((html) => {
    const made = new DOMParser().parseFromString(html, 'text/html');
    return { text: made.body.textContent, scripts: made.querySelectorAll('script, [onerror], [onload], iframe').length };
  }, text);
  await blank.close();
  return parts;
}

async function asPage() {
  await make('html');
  const content = page.waitForResponse((one) => one.url().endsWith('inline=true'), WAIT);
  await preview('html');
  const answer = await content;
  seen.headers = await answer.allHeaders();
  const parts = await partsOf(await answer.text());
  seen.names = parts.text.includes(hostile);
  seen.scripts = parts.scripts;
  seen.sandbox = await page.locator(`${DIALOG} iframe`).getAttribute('sandbox');
  await page.frameLocator(`${DIALOG} iframe`).locator('body').waitFor(WAIT);
  await page.waitForTimeout(500);
  await harmless('a preview', 1);
  await check('a preview');
  await picture('page');
  await close();
}

/** As if the report held a script: neither the frame nor the engine's policy lets it run, or reach anything. */
async function asScript() {
  const asked = [];
  const note = (answer) => answer.url().includes('/evil/') && asked.push(answer.url());
  page.on('response', note);
  await page.route('**/content?inline=true', evil);
  await preview('html');
  await page.frameLocator(`${DIALOG} iframe`).getByText('made evil').waitFor(WAIT);
  await page.waitForTimeout(1000);
  await harmless('an evil preview', 1);
  await picture('evil');
  await close();
  await page.unroute('**/content?inline=true');
  page.off('response', note);
  seen.asked = asked.length;
  // what was kept away is what had to be
  seen.keptAway = seen.policy.splice(0).length;
}

/** The address of the preview as a page of its own: the engine's policy alone has to do. */
async function asTab() {
  const link = await page.locator('main [role=row]:has-text("html") a').first().getAttribute('href');
  const tab = await context.newPage();
  const asked = [];
  tab.on('response', (answer) => answer.url().includes('/evil/') && asked.push(answer.url()));
  tab.on('console', (message) => /sandboxed|Content Security Policy/.test(message.text()) && seen.refusedScripts++);
  seen.refusedScripts = 0;
  await tab.route('**/content?inline=true', evil);
  await tab.goto(`${engine}${link}?inline=true`);
  await tab.getByText('made evil').waitFor(WAIT);
  await tab.waitForTimeout(1000);
  seen.askedByTab = asked.length;
  await picture('tab', tab);
  await tab.close();
}

async function asTable() {
  await make('csv');
  await preview('csv');
  await page.locator(`${DIALOG} td`).filter({ hasText: 'onerror=' }).first().waitFor(WAIT);
  await harmless('a table');
  await check('a table');
  await picture('table');
  seen.cells = await page.locator(`${DIALOG} td`).filter({ hasText: 'onerror=' }).allTextContents();
  await close();
}

await browser.play({ enter, asPage, asScript, asTab, asTable });

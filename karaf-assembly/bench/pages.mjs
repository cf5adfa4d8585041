// Measures the portal at a large inventory, in a real browser: what a user waits for, in seconds, and what lies in the page.
// Arguments: the engine's address, a file with the administrator's password, the number of machines. A shell function, sql, runs SQL.
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from '../itests/src/test/browser/browser.mjs';

const [, , engine, passwordFile, machines] = process.argv;
const ROUNDS = 5;
const FIRST = '[role=row] a:has-text("vm-1")';
const browser = await open(engine, passwordFile, mkdtempSync(join(tmpdir(), 'vireo-pages-')));
const { page, go, enter } = browser;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const tell = (name, values) =>
  console.log(`${name.padEnd(58)} ${median(values).toFixed(2)} s  (${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)})`);

/** How long a piece of work takes, several times, in seconds. */
async function measure(name, work, before = async () => {}) {
  const values = [];
  for (let round = 0; round < ROUNDS; round++) {
    await before(round);
    const start = performance.now();
    await work(round);
    values.push((performance.now() - start) / 1000);
  }
  tell(name, values);
}

const rows = () => page.locator('.vireo-table-body [role=row]').count();
const search = page.getByLabel('Search', { exact: true }).first();

async function searchFor(text) {
  await search.fill(text);
  await page.keyboard.press('Enter');
}

/** Scrolls to a place in the list, from 0 for the first to 1 for the last, until the rows of that place are there and all in sight are loaded. */
async function scrollTo(place) {
  const rowHeight = await page.locator('.vireo-table').evaluate((table, to) => {
    table.scrollTop = to * table.scrollHeight;
    return table.querySelector('.vireo-table-body').offsetHeight / (Number(table.getAttribute('aria-rowcount')) - 1);
  }, place);
  await page.waitForFunction((height) => {
    const table = document.querySelector('.vireo-table');
    const inSight = [...table.querySelectorAll('.vireo-table-body [role=row]')].filter((row) => {
      const top = (Number(row.getAttribute('aria-rowindex')) - 2) * height;
      return top >= table.scrollTop && top + height <= table.scrollTop + table.clientHeight;
    });
    return inSight.length > 5 && inSight.every((row) => row.querySelector('a'));
  }, rowHeight);
}

/** A status that changes in the database, until the open page shows it. */
async function statusChange(round) {
  const status = round % 2 === 0 ? 'PAUSED' : 'UP';
  execFileSync('bash', ['-c', 'sql'], { input: `update vm set status = '${status}' where name = 'vm-2'` });
  await page.waitForSelector(`[role=row]:has-text("vm-2") .pf-v6-c-label:has-text("${status === 'UP' ? 'Up' : 'Paused'}")`, { timeout: 30_000 });
}

await enter();
console.log(`${machines} machines, median of ${ROUNDS} (least–most)`);
await measure('page opened by its address, until its first rows', async () => {
  await go('vms');
  await page.waitForSelector(FIRST);
});
await measure(
  'list from the dashboard, until its first rows',
  async () => {
    await page.click('nav a:has-text("Virtual machines")');
    await page.waitForSelector(FIRST);
  },
  async () => {
    await page.click('nav a:has-text("Dashboard")');
    await page.waitForSelector('h1:has-text("Dashboard")');
  },
);
await measure(
  'search for one of them',
  async (round) => {
    await searchFor(`name = vm-${4321 + round}`);
    await page.waitForSelector(`[role=row] a:text-is("vm-${4321 + round}")`);
  },
);
await go('vms?q=name%3Dvm-2');
await page.waitForSelector('[role=row] a:text-is("vm-2")');
await measure('a status that changes, until it is seen', statusChange);
await go('vms');
await page.waitForSelector(FIRST);
console.log(`${'rows in the page'.padEnd(58)} ${await rows()}`);
await measure('scrolled to another place of the list', (round) => scrollTo([1, 0.3, 0.8, 0.1, 0.6][round]));
console.log(`${'rows in the page after it'.padEnd(58)} ${await rows()}`);
await browser.play({});

// A real browser for tests of the pages: what it sees of rules, policy and errors is in `seen`, which ends as the last line of output, in JSON.
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const packages = createRequire(new URL('../../../../../bundles/portal/src/main/web/package.json', import.meta.url));
const { chromium } = packages('playwright-core');
const axe = readFileSync(packages.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export const WAIT = { timeout: 60_000 };

/** A browser at an engine; the password is that of the administrator, pictures go into the folder. */
export async function open(engine, passwordFile, pictures) {
  mkdirSync(pictures, { recursive: true });
  const seen = { violations: [], policy: [], errors: [], pages: 0, clicks: 0, seconds: {} };
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1400, height: 900 }, locale: 'en-GB' });
  const page = await context.newPage();
  watch(page);

  function watch(one) {
    one.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) {
        seen.policy.push(message.text());
      }
    });
    one.on('pageerror', (error) => seen.errors.push(String(error)));
  }

  async function timed(name, work) {
    const start = Date.now();
    await work();
    seen.seconds[name] = Math.round((Date.now() - start) / 100) / 10;
  }

  async function click(where, one = page) {
    seen.clicks++;
    await one.locator(where).first().click(WAIT);
  }

  /** What fades in has another contrast on its way; what goes round for ever is not waited for. */
  const still = () =>
    page.evaluate(() =>
      Promise.allSettled(
        document
          .getAnimations()
          .filter((one) => one.playState === 'running' && Number.isFinite(one.effect?.getComputedTiming().endTime))
          .map((one) => one.finished),
      ).then(() => true),
    );

  async function check(name) {
    await page.evaluate(axe);
    await still();
    const { violations } = await page.evaluate((rules) => window.axe.run(document, { runOnly: rules }), RULES);
    violations.forEach((one) => seen.violations.push(`${name}: ${one.id}: ${one.nodes[0].html.slice(0, 200)}`));
  }

  const picture = (name, one = page) => one.screenshot({ path: `${pictures}/${name}.png` });
  const go = (path) => page.goto(`${engine}/vireo/portal/${path}`);
  const password = () => readFileSync(passwordFile, 'utf8').trim();

  async function login(typed = password()) {
    await page.fill('#login-name', 'admin');
    await page.fill('#login-password', typed);
    await page.keyboard.press('Enter');
  }

  /** To the dashboard, as the administrator. */
  async function enter() {
    await go('');
    await page.waitForSelector('#login-name', WAIT);
    await login();
    await page.waitForSelector('h1:has-text("Dashboard")', WAIT);
  }

  /** Asks the API with the session of the page. */
  const ask = (path, body, method = body ? 'POST' : 'GET') =>
    page.evaluate(
      async ([path, body, method]) => {
        const headers = { Accept: 'application/json', 'Content-Type': 'application/json', 'X-Vireo-Portal': '1' };
        const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
        const text = await answer.text();
        return text && JSON.parse(text);
      },
      [path, body, method],
    );

  /** Until nothing on the page is being loaded. */
  const settled = () =>
    page.waitForFunction(() => !document.querySelector('[role=progressbar][aria-valuetext="Loading..."], .pf-v6-c-spinner'), null, WAIT);

  /** Runs the scenes in their order; the first that fails ends them, with a picture. */
  async function play(scenes) {
    try {
      for (const [name, scene] of Object.entries(scenes)) {
        await timed(name, scene);
      }
    } catch (failure) {
      await picture('failure');
      console.error(failure);
      process.exitCode = 1;
    }
    await browser.close();
    const end = JSON.stringify(seen);
    writeFileSync(`${pictures}/seen.json`, `${end}\n`);
    console.log(end);
  }

  return { context, page, seen, watch, timed, click, check, picture, go, password, login, enter, ask, settled, play };
}

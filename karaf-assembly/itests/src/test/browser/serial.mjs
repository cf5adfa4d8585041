// Opens the serial console of a machine that runs, types a command and reads what the guest says.
// Arguments: the engine's address, a file with the administrator's password, a folder for pictures, the machine's id.
import { open, WAIT } from './browser.mjs';

const [, , engine, passwordFile, pictures, machine] = process.argv;
const browser = await open(engine, passwordFile, pictures);
const { page, seen, check, picture, go, enter, ask } = browser;
const LONG = { timeout: 120_000 };
const text = (wanted) => page.waitForFunction((line) => document.querySelector('.xterm-rows')?.textContent.includes(line), wanted, LONG);

async function console() {
  await go(`vms/${machine}/serial`);
  await page.waitForSelector('.pf-v6-c-label:has-text("Connected")', LONG);
  // whoever comes first may find the guest before its login
  for (const end = Date.now() + LONG.timeout; Date.now() < end && !seen.prompt; ) {
    await page.keyboard.press('Enter');
    await page.waitForTimeout(1000);
    seen.prompt = await page.evaluate(() => /[#$] *$/m.test(document.querySelector('.xterm-rows')?.innerText ?? ''));
  }
  await page.keyboard.type('echo $((6*7))-is-the-answer');
  await page.keyboard.press('Enter');
  await text('42-is-the-answer');
  await check('serial console');
  await picture('serial');
}

/** One is at it at a time, and another is told who. */
async function another() {
  seen.second = await ask('/vireo/api/consoles', { vm: machine, type: 'serial' });
}

async function powerOff() {
  await ask(`/ovirt-engine/api/vms/${machine}/stop`, {});
  await page.waitForSelector('.pf-v6-c-label:has-text("Connected")', { state: 'detached', ...WAIT });
  // the window finds out by the live changes
  await page.waitForSelector('button:has-text("Start")', LONG);
  await picture('ended');
}

await browser.play({ enter, console, another, powerOff });

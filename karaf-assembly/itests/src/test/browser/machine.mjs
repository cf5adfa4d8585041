// The pages of a virtual machine: its life by keys alone, all of its dialogs, what waits for its next start, and where it can start.
// Arguments: the engine's address, a file with the administrator's password, a folder for pictures, a virtual machine that is down, a template.
import { open, WAIT } from './browser.mjs';

const [, , engine, passwordFile, pictures, machine, template] = process.argv;
const browser = await open(engine, passwordFile, pictures);
const { context, page, seen, watch, click, check, picture, go, enter, ask, settled } = browser;
const NAME = 'by-keys';
const FAR = 200;
let keys = 0;

async function press(key) {
  keys++;
  await page.keyboard.press(key);
}

/** Tabs until the focus is where it should be. */
async function tabTo(where, key = 'Tab') {
  await page.waitForSelector(where, WAIT);
  for (let steps = 0; steps < FAR; steps++) {
    if (await page.evaluate((wanted) => Boolean(document.activeElement?.matches(wanted)), where)) {
      return;
    }
    await press(key);
  }
  throw new Error(`the focus does not come to ${where}`);
}

/** Goes to a button by its text. */
async function tabToButton(text, within = '') {
  await page.waitForFunction(
    ([name, inside]) => {
      const found = [...document.querySelectorAll(`${inside} button, ${inside} a`)].find((one) => one.textContent.trim() === name && !one.disabled);
      document.querySelectorAll('[data-wanted]').forEach((one) => delete one.dataset.wanted);
      if (found) {
        found.dataset.wanted = 'yes';
      }
      return Boolean(found);
    },
    [text, within],
    WAIT,
  );
  await tabTo('[data-wanted=yes]');
}

/** Opens the menu of actions and goes to one of them. */
async function choose(text) {
  await tabTo('main [aria-label="Actions"]');
  await press('Enter');
  await page.waitForSelector('[role=menuitem]', WAIT);
  for (let steps = 0; steps < FAR; steps++) {
    if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === text) {
      await press('Enter');
      return;
    }
    await press('ArrowDown');
  }
  throw new Error(`no action ${text}`);
}

async function state(text) {
  await page.waitForSelector(`main .pf-v6-c-label__text:text-is("${text}")`, { timeout: 120_000 });
}

/** From nothing to a machine and back, without a pointing device. */
async function lifeByKeys() {
  await press('Control+k');
  await page.waitForFunction(() => document.activeElement?.id === 'palette-text', null, WAIT);
  await page.keyboard.type('Virtual machines');
  await page.waitForSelector('.vireo-palette li:first-child:has-text("Virtual machines")', WAIT);
  await press('Enter');
  await page.waitForSelector('h1:has-text("Virtual machines")', WAIT);
  await tabToButton('New virtual machine', 'main');
  await press('Enter');
  await page.waitForSelector('#in-vmDisk', WAIT);
  await page.waitForFunction(() => document.activeElement?.id === 'in-name', null, WAIT);
  await page.keyboard.type(NAME);
  await tabTo('#in-template');
  await page.keyboard.type(template);
  await page.waitForFunction((name) => document.querySelector('#in-template')?.selectedOptions[0]?.text === name, template, WAIT);
  await page.waitForSelector('#in-vmDisk', WAIT);
  await tabTo('#in-memory');
  await press('Control+a');
  await page.keyboard.type('512');
  await tabTo('#in-memory ~ * select, [aria-label="Unit"]');
  await page.keyboard.type('MiB');
  await tabTo('#in-vcpus');
  await picture('create');
  await check('new machine');
  await press('Enter');
  await page.waitForSelector(`main a:text-is("${NAME}")`, WAIT);
  await page.waitForSelector('[role=dialog]', { state: 'detached', ...WAIT });
  await tabToButton(NAME, 'main');
  await press('Enter');
  await page.waitForSelector(`h1:has-text("${NAME}")`, WAIT);
  await state('Down');
  await tabToButton('Start', 'main');
  await press('Enter');
  await state('Up');
  await consoleByKeys();
  await tabToButton('Shut down', 'main');
  await press('Enter');
  await tabToButton('Shut down', '[role=dialog]');
  await press('Enter');
  await state('Down');
  await choose('Remove');
  await page.waitForFunction(() => document.activeElement?.id === 'question-text', null, WAIT);
  await page.keyboard.type(NAME);
  await press('Enter');
  await page.waitForSelector('h1:has-text("Virtual machines")', WAIT);
  seen.keys = keys;
}

async function consoleByKeys() {
  const opening = context.waitForEvent('page');
  await tabToButton('Console', 'main');
  await press('Enter');
  const screen = await opening;
  watch(screen);
  await screen.waitForSelector('.pf-v6-c-label:has-text("Connected")', WAIT);
  await screen.close();
}

async function openMachine(tab = '') {
  const { vm } = await ask(`/ovirt-engine/api/vms?search=${encodeURIComponent(`name = ${machine}`)}`);
  await go(`vms/${vm[0].id}${tab}`);
  await page.waitForSelector(`h1:has-text("${machine}")`, WAIT);
  return vm[0].id;
}

async function act(text) {
  await click('main [aria-label="Actions"]');
  await click(`[role=menuitem]:has(:text-is("${text}"))`);
  await page.waitForSelector('[role=dialog] form', WAIT);
}

const leave = () => click('[role=dialog] button:has-text("Cancel")');

/** Every tab of the dialog, and the smaller dialogs. */
async function dialogs() {
  await openMachine();
  await act('Edit');
  const tabs = await page.locator('[role=dialog] [role=tab]').all();
  seen.tabs = tabs.length;
  for (const [index, tab] of tabs.entries()) {
    await tab.click();
    await check(`edit: ${await tab.textContent()}`);
    await picture(`edit-${index}`);
  }
  await leave();
  for (const text of ['Run once', 'Take snapshot', 'Make template']) {
    await act(text);
    await check(text);
    await picture(text.toLowerCase().replaceAll(' ', '-'));
    await leave();
  }
}

/** The parts of a machine have dialogs of their own. */
async function parts() {
  for (const [tab, action] of [['/disks', 'Edit'], ['/nics', 'Edit'], ['/cdroms', 'Change disc']]) {
    await openMachine(tab);
    await settled();
    await click('[role=table] button[aria-label="Actions"]');
    await click(`[role=menuitem]:has(:text-is("${action}"))`);
    await page.waitForSelector('[role=dialog] form', WAIT);
    await check(`${tab} ${action}`);
    await leave();
  }
  await openMachine('/disks');
  await click('button:has-text("Attach a disk")');
  await page.waitForSelector('[role=dialog] form', WAIT);
  await check('attach');
  await leave();
}

async function send(name) {
  await check(name);
  await click('[role=dialog] button[type=submit]');
  await page.waitForSelector('[role=dialog]', { state: 'detached', ...WAIT });
}

/** How it lies on a host, and beside others; its next start has the node. */
async function arrangement() {
  const id = await openMachine('/numa');
  await click('main button:has-text("Divide evenly")');
  await page.fill('#in-numaCount', '1');
  await send('divide');
  await page.waitForSelector('main [role=row]:has-text("iB")', WAIT);
  const { cluster } = await ask(`/ovirt-engine/api/vms/${id}`);
  await ask(`/ovirt-engine/api/clusters/${cluster.id}/affinitygroups`, { name: 'by-clicks', vms_rule: { enabled: true, positive: false, enforcing: false } });
  await openMachine('/affinity');
  await click('main button:has-text("Join a group")');
  await page.locator('#in-affinityGroup').selectOption({ label: 'by-clicks' });
  await send('join a group');
  await page.waitForSelector('main [role=row]:has-text("by-clicks")', WAIT);
  await check('affinity');
  await picture('affinity');
}

async function placement() {
  await openMachine('/placement');
  await page.waitForSelector('text=Would be chosen', WAIT);
  seen.placement = await page.locator('#tab-content').innerText();
  await check('placement');
  await picture('placement');
}

/** The engine says what waits before it is saved, and the page after. */
async function nextStart() {
  const id = await openMachine();
  await click('main button:has(:text-is("Start"))');
  await state('Up');
  await act('Edit');
  await page.selectOption('#in-os', 'rhel_9x64');
  await page.waitForSelector('[role=dialog] .vireo-waiting', WAIT);
  seen.wouldWait = await page.locator('[role=dialog] .vireo-waiting').innerText();
  await check('edit of one that runs');
  await picture('would-wait');
  await click('[role=dialog] button:has-text("Save")');
  await page.waitForSelector('main .vireo-waiting', WAIT);
  seen.waits = await page.locator('main .vireo-waiting').innerText();
  await check('what waits');
  await picture('waits');
  await ask(`/ovirt-engine/api/vms/${id}/stop`, {});
  await state('Down');
  await page.waitForSelector('main .vireo-waiting', { state: 'detached', ...WAIT });
}

await browser.play({ enter, lifeByKeys, dialogs, parts, arrangement, placement, nextStart });

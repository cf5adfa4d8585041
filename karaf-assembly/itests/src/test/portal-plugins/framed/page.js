// Reads what it may, and tries everything else.
const tell = (name, outcome) => {
  const line = document.createElement('li');
  line.dataset.try = name;
  line.textContent = `${name}: ${outcome}`;
  document.getElementById('escapes').append(line);
};

async function attempt(name, work) {
  try {
    await work();
    tell(name, 'HIT');
  } catch (failure) {
    tell(name, `kept away (${failure.name})`);
  }
}

const read = async () => {
  const answer = await vireo.read('/ovirt-engine/api/datacenters?max=5');
  document.getElementById('read').textContent = `Data centers: ${answer.data_center.map((one) => one.name).join(', ')}`;
};
vireo.onSurroundings(() => void read());
vireo.onChanged(() => void read());
document.getElementById('away').onclick = () => vireo.navigate('/vms');

(async () => {
  await attempt('undeclared', () => vireo.read('/ovirt-engine/api/users'));
  await attempt('below', () => vireo.read('/ovirt-engine/api/datacenters/../users'));
  await attempt('follow', () => vireo.read('/ovirt-engine/api/datacenters?follow=clusters'));
  await attempt('unasked', () => vireo.navigate('/users'));
  await attempt('outside', () => vireo.navigate('//example.org/'));
  await attempt('parent', () => parent.document.title);
  await attempt('storage', () => localStorage.length);
  await attempt('cookie', () => document.cookie);
  await attempt('top', () => {
    top.location.href = '/vireo/portal/users';
  });
  await attempt('popup', () => {
    if (!window.open('/vireo/portal/')) {
      throw new DOMException('no window', 'SecurityError');
    }
  });
  if (location.hash !== '#quiet') {
    tell('done', 'all tried');
  }
})();

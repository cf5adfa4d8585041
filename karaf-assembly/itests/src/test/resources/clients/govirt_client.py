"""What a desktop viewer does by libgovirt: trust, log in, list, start, ask for a ticket; prints what it got as JSON.

usage: govirt_client.py ADDRESS USER PASSWORD-FILE VM
"""

import json
import ssl
import sys
import tempfile
import time
import urllib.request

import gi

gi.require_version("GoVirt", "1.0")
from gi.repository import GoVirt  # noqa: E402

PATIENCE = 90


def fetch_authority(address):
    """The library has a call for it that needs a desktop's file system service; this asks for the same."""
    trusting = ssl.create_default_context()
    trusting.check_hostname = False
    trusting.verify_mode = ssl.CERT_NONE
    with urllib.request.urlopen("https://%s/ca.crt" % address, context=trusting) as answer:
        with tempfile.NamedTemporaryFile(suffix=".pem", delete=False) as file:
            file.write(answer.read())
            return file.name


def connect(address, user, password):
    proxy = GoVirt.Proxy.new(address)
    proxy.set_property("username", user)
    proxy.set_property("password", password)
    proxy.set_property("admin", True)
    proxy.set_property("ssl-ca-file", fetch_authority(address))
    return proxy


def wait_for(proxy, vm, state):
    end = time.monotonic() + PATIENCE
    while vm.get_property("state").value_nick != state:
        if time.monotonic() > end:
            sys.exit("the VM is %s, not %s" % (vm.get_property("state").value_nick, state))
        time.sleep(0.5)
        vm.refresh(proxy)


def main(address, user, password_file, name):
    with open(password_file, encoding="utf-8") as source:
        proxy = connect(address, user, source.read().strip())
    api = proxy.fetch_api()
    vms = api.get_vms()
    vms.fetch(proxy)
    names = sorted(vms.get_resources())
    vm = vms.lookup_resource(name)
    before = vm.get_property("state").value_nick
    vm.start(proxy)
    wait_for(proxy, vm, "up")
    vm.get_ticket(proxy)
    display = vm.get_property("display")
    cdroms = vm.get_cdroms()
    cdroms.fetch(proxy)
    found = api.search_vms("name=" + name)
    found.fetch(proxy)
    json.dump(
        {
            "names": names,
            "found": sorted(found.get_resources()),
            "before": before,
            "after": vm.get_property("state").value_nick,
            "host": vm.get_property("host-id"),
            "type": display.get_property("type").value_nick,
            "address": display.get_property("address"),
            "port": display.get_property("port"),
            "ticket": display.get_property("ticket"),
            "expiry": display.get_property("expiry"),
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])

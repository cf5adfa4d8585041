"""What scripts at hook points use to read and change the documents they are given."""

import json
import os
import subprocess
import sys
from xml.dom import minidom

SUCCESS = 0
ERROR = 1
STOP = 2


def _file(variable):
    try:
        return os.environ[variable]
    except KeyError:
        raise RuntimeError("this hook point has no document in %s" % variable) from None


def read_domxml():
    """The domain, or the device, as a minidom document."""
    with open(_file("_hook_domxml"), "rb") as source:
        return minidom.parseString(source.read())


def write_domxml(domxml):
    """Hands back a minidom document."""
    with open(_file("_hook_domxml"), "wb") as target:
        target.write(domxml.toxml(encoding="utf-8"))


def read_json():
    """The document as Python values."""
    with open(_file("_hook_json"), encoding="utf-8") as source:
        return json.load(source)


def write_json(data):
    """Hands back Python values."""
    with open(_file("_hook_json"), "w", encoding="utf-8") as target:
        json.dump(data, target)


def log(message):
    """Leaves a line in the agent's log; the last ones go into the event if the script fails."""
    sys.stderr.write("%s\n" % message)
    sys.stderr.flush()


def exit_hook(message, return_code=STOP):
    """Ends the script: 1 lets the operation go on, 2 stops it where that is possible."""
    log(message)
    sys.exit(return_code)


def tobool(value):
    """What a custom property means: true, or a number other than nothing."""
    if isinstance(value, bool):
        return value
    text = str(value).strip().lower()
    if text == "true":
        return True
    try:
        return int(text) != 0
    except ValueError:
        return False


def execCmd(command, sudo=False, cwd=None, data=None, raw=False, env=None, **ignored):
    """Runs a program and waits for it: its exit code, what it printed and its errors, as bytes.

    Lists of lines unless raw is set. Options of scheduling that hooks may pass are ignored.
    """
    if ignored.get("sync") is False:
        raise ValueError("a hook cannot leave a program running")
    arguments = [str(part) for part in command]
    if sudo:
        arguments = ["sudo", "-n"] + arguments
    text = data.encode("utf-8") if isinstance(data, str) else data
    done = subprocess.run(
        arguments,
        cwd=cwd,
        env=env,
        input=text,
        stdin=subprocess.DEVNULL if text is None else None,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        check=False,
    )
    if raw:
        return done.returncode, done.stdout, done.stderr
    return done.returncode, done.stdout.splitlines(False), done.stderr.splitlines(False)


def _own_machine(vm_id):
    if str(vm_id) != os.environ.get("vmId"):
        raise RuntimeError("launch flags of another virtual machine: %s" % vm_id)


def load_vm_launch_flags_from_file(vm_id):
    """The flags with which libvirt is going to be asked to start the virtual machine."""
    _own_machine(vm_id)
    with open(_file("_hook_launch_flags"), encoding="ascii") as source:
        return int(source.read())


def dump_vm_launch_flags_to_file(vm_id, flags):
    """Changes the flags with which libvirt is going to be asked to start the virtual machine."""
    _own_machine(vm_id)
    with open(_file("_hook_launch_flags"), "w", encoding="ascii") as target:
        target.write(str(int(flags)))

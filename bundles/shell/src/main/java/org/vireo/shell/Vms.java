package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code vireo:vms}, the earlier name of {@code vireo:vm-list}. */
@Service
@Command(scope = "vireo", name = "vms", description = "The same as vm-list")
public final class Vms extends VmList {}

package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code vireo:hosts}, the earlier name of {@code vireo:host-list}. */
@Service
@Command(scope = "vireo", name = "hosts", description = "The same as host-list")
public final class Hosts extends HostList {}

package org.vireo.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code vireo:storage-domains}, the earlier name of {@code vireo:storage-domain-list}. */
@Service
@Command(scope = "vireo", name = "storage-domains", description = "The same as storage-domain-list")
public final class StorageDomains extends StorageDomainList {}

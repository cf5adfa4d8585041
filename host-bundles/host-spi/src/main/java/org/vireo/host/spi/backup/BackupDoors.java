package org.vireo.host.spi.backup;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.BackupId;

/**
 * Where backups of running virtual machines are served by NBD. Each disk is an export of the name of its id. A service of the
 * hypervisor's driver. Thread-safe.
 */
@ProviderType
public interface BackupDoors {
    /** The map that tells what was written since an earlier checkpoint, as {@code qemu:dirty-bitmap:} followed by this. */
    String CHANGES = "changes";

    /** The socket of a backup, while there is one on this host. Returns at once. */
    Optional<Path> socket(BackupId backup);
}

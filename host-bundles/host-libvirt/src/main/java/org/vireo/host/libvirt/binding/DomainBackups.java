package org.vireo.host.libvirt.binding;

import com.sun.jna.Pointer;
import java.util.Optional;
import org.vireo.model.VmId;

/**
 * Backups of one running domain, and the checkpoints that it remembers what was written since; usable as long as its handle is open.
 * Thread-safe.
 */
public final class DomainBackups {
    private static final int REDEFINE = 1;
    private static final int VALIDATE = 1 << 2;
    private static final int METADATA_ONLY = 1 << 1;

    private final Libvirt libvirt;
    private final LibvirtLibrary library;
    private final Pointer domain;
    private final VmId id;

    DomainBackups(Libvirt libvirt, Pointer domain, VmId id) {
        this.libvirt = libvirt;
        this.library = libvirt.library();
        this.domain = domain;
        this.id = id;
    }

    /** Begins one; at the same moment the checkpoint, if there is a description of one. */
    public void begin(String backup, Optional<String> checkpoint) {
        libvirt.check(
                library.virDomainBackupBegin(domain, backup, checkpoint.orElse(null), 0), what("begin a backup of"));
    }

    /** What goes on now, as libvirt describes it. */
    public Optional<String> current() {
        try {
            return Optional.of(libvirt.take(library.virDomainBackupGetXMLDesc(domain, 0), what("look at a backup of")));
        } catch (LibvirtException e) {
            if (e.noBackup()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Asks for the end of what goes on; it comes a moment later. */
    public void abort() {
        libvirt.check(library.virDomainAbortJob(domain), what("end a backup of"));
    }

    /** Tells libvirt of a checkpoint that it does not know any more; it checks that what was written since is known. */
    public void tell(String checkpoint, boolean check) {
        int flags = REDEFINE | (check ? VALIDATE : 0);
        library.virDomainCheckpointFree(libvirt.check(
                library.virDomainCheckpointCreateXML(domain, checkpoint, flags), what("use a checkpoint of")));
    }

    /** Has libvirt forget a checkpoint; what was written since is still remembered. */
    public void forget(String checkpoint) {
        delete(checkpoint, METADATA_ONLY);
    }

    /** Has it remembered no longer what was written since a checkpoint that libvirt knows. */
    public void drop(String checkpoint) {
        delete(checkpoint, 0);
    }

    private void delete(String name, int flags) {
        Pointer checkpoint = library.virDomainCheckpointLookupByName(domain, name, 0);
        if (checkpoint != null) {
            try {
                libvirt.check(library.virDomainCheckpointDelete(checkpoint, flags), what("drop a checkpoint of"));
            } finally {
                library.virDomainCheckpointFree(checkpoint);
            }
        }
    }

    private String what(String attempt) {
        return attempt + " virtual machine " + id;
    }
}

package org.vireo.host.libvirt.binding;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.Optional;
import org.vireo.model.VmId;

/**
 * What exchanges the images under one running domain; usable as long as its handle is open. Images are named as libvirt numbers them, such
 * as {@code vda[3]}. Thread-safe.
 */
public final class DomainImages {
    private static final int NO_METADATA = 1 << 2;
    private static final int DISK_ONLY = 1 << 4;
    private static final int REUSE_EXTERNAL = 1 << 5;
    private static final int QUIESCE = 1 << 6;
    private static final int ATOMIC = 1 << 7;
    private static final int LIVE = 1 << 8;
    private static final int REBASE_RELATIVE = 1 << 4;
    private static final int COMMIT_RELATIVE = 1 << 3;
    private static final int COPY_SHALLOW = 1;
    private static final int COPY_REUSE = 1 << 1;
    private static final int COPY_TRANSIENT = 1 << 2;
    private static final int COPY_SYNCHRONOUS = 1 << 3;
    private static final int ABORT_PIVOT = 1 << 1;
    private static final int INFO_BYTES = 32;
    private static final int DONE = 16;
    private static final int WHOLE = 24;
    private static final NativeLong UNLIMITED = new NativeLong(0);

    private final Libvirt libvirt;
    private final LibvirtLibrary library;
    private final Pointer domain;
    private final VmId id;

    DomainImages(Libvirt libvirt, Pointer domain, VmId id) {
        this.libvirt = libvirt;
        this.library = libvirt.library();
        this.domain = domain;
        this.id = id;
    }

    /**
     * Has it write to images that are there already, all from the same moment on or none.
     *
     * @param xml names disks and their new images
     * @param quiesce whether its agent is to hold the file systems still meanwhile; it then fails when the agent does not
     */
    public void snapshot(String xml, boolean quiesce) {
        int flags = NO_METADATA | DISK_ONLY | REUSE_EXTERNAL | ATOMIC | (quiesce ? QUIESCE : 0);
        library.virDomainSnapshotFree(
                libvirt.check(library.virDomainSnapshotCreateXML(domain, xml, flags), what("snapshot the disks")));
    }

    /**
     * Writes its memory to a file and has it write to images that are there already, all from the same moment on or none. It goes on
     * meanwhile but for an instant at the end; blocks until all is written.
     *
     * @param xml names the file, the disks and their new images
     */
    public void moment(String xml) {
        int flags = NO_METADATA | REUSE_EXTERNAL | ATOMIC | LIVE;
        library.virDomainSnapshotFree(
                libvirt.check(library.virDomainSnapshotCreateXML(domain, xml, flags), what("keep the memory")));
    }

    /** Begins to take what is between an image and the one that is written into the latter; without one, all that is below. */
    public void pull(String disk, Optional<String> base) {
        attempt(relative -> library.virDomainBlockRebase(
                domain, disk, base.orElse(null), UNLIMITED, relative && base.isPresent() ? REBASE_RELATIVE : 0));
    }

    /** Begins to take an image into the one below it. */
    public void commit(String disk, String top, String base) {
        attempt(relative ->
                library.virDomainBlockCommit(domain, disk, base, top, UNLIMITED, relative ? COMMIT_RELATIVE : 0));
    }

    private interface Beginning {
        int begin(boolean relative);
    }

    /** An image names the next one as it did, by a bare name where it can: such an image is good on another host as well. */
    private void attempt(Beginning beginning) {
        if (beginning.begin(true) < 0) {
            libvirt.check(beginning.begin(false), what("merge an image"));
        }
    }

    /**
     * Begins to copy what is written into an image that is there already; each write of the guest goes to both from then on, so that it
     * comes to an end however much the guest writes.
     *
     * @param xml the image as a disk
     * @param shallow whether only what the image has of its own is copied, because the other reads through to the same
     */
    public void mirror(String disk, String xml, boolean shallow) {
        int flags = COPY_REUSE | COPY_TRANSIENT | COPY_SYNCHRONOUS | (shallow ? COPY_SHALLOW : 0);
        libvirt.check(library.virDomainBlockCopy(domain, disk, xml, null, 0, flags), what("copy a disk"));
    }

    /** Ends the work on a disk; blocks until it has ended. */
    public void end(String disk, boolean pivot) {
        libvirt.check(
                library.virDomainBlockJobAbort(domain, disk, pivot ? ABORT_PIVOT : 0),
                what(pivot ? "go on with the copy of a disk" : "end the work on a disk"));
    }

    /** How far it is with exchanging images of a disk, 0 to 100; empty when it does nothing of the kind. */
    public Optional<Integer> percent(String disk) {
        try (var info = new Memory(INFO_BYTES)) {
            info.clear();
            int there = library.virDomainGetBlockJobInfo(domain, disk, info, 0);
            if (libvirt.check(there, what("ask how far the work on " + disk + " is")) == 0) {
                return Optional.empty();
            }
            long whole = info.getLong(WHOLE);
            long done = Math.min(info.getLong(DONE), whole);
            return Optional.of(whole == 0 ? 0 : (int) (done * 100 / whole));
        }
    }

    /** Asks the hypervisor's monitor, past libvirt: only for what libvirt has no words for and does not notice. */
    public String monitor(String json) {
        var answer = new PointerByReference();
        libvirt.check(
                libvirt.qemu().virDomainQemuMonitorCommand(domain, json, answer, 0),
                what("ask the hypervisor's monitor"));
        return libvirt.take(answer.getValue(), what("ask the hypervisor's monitor"));
    }

    private String what(String attempt) {
        return attempt + " (virtual machine " + id + ")";
    }
}

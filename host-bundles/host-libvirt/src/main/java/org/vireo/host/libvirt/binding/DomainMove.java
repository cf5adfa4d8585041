package org.vireo.host.libvirt.binding;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.Optional;
import org.vireo.model.VmId;

/** What moves one domain of libvirt between hosts; usable as long as its handle is open. Thread-safe. */
public final class DomainMove {
    private static final int WITH_SECRETS = 1;
    private static final int TO_MIGRATE = 1 << 3;
    private static final int PAUSED = 3;
    private static final int PAUSED_FOR_MIGRATION = 2;
    private static final int LIVE = 1;
    private static final int PEER_TO_PEER = 1 << 1;
    private static final int TUNNELLED = 1 << 2;
    private static final int STAY_PAUSED = 1 << 5;
    private static final int ABORT_ON_ERROR = 1 << 12;
    private static final int AUTO_CONVERGE = 1 << 13;
    private static final int INFO_BYTES = 104;
    private static final int DATA_TOTAL = 24;
    private static final int DATA_LEFT = 40;

    private final Libvirt libvirt;
    private final LibvirtLibrary library;
    private final Pointer domain;
    private final VmId id;

    DomainMove(Libvirt libvirt, Pointer domain, VmId id) {
        this.libvirt = libvirt;
        this.library = libvirt.library();
        this.domain = domain;
        this.id = id;
    }

    /** Its description for another host, with its secrets. */
    public String xml() {
        return libvirt.take(
                library.virDomainGetXMLDesc(domain, WITH_SECRETS | TO_MIGRATE),
                "describe virtual machine " + id + " for another host");
    }

    /** Whether its memory is still on the way from another host. */
    public boolean arriving() {
        var state = new IntByReference();
        var reason = new IntByReference();
        libvirt.check(library.virDomainGetState(domain, state, reason, 0), "read the state of virtual machine " + id);
        return state.getValue() == PAUSED && reason.getValue() == PAUSED_FOR_MIGRATION;
    }

    /**
     * Hands it over, which blocks until it is gone, or goes on here. On the other side it stays halted, so that it never runs on both.
     *
     * @param destination how this host's libvirt reaches the other one
     * @param xml as it is to be there
     * @param bandwidthMiB per second, 0 for no limit
     * @param autoConverge whether a guest that writes too fast is slowed down
     */
    public void send(String destination, String xml, int bandwidthMiB, boolean autoConverge) {
        int flags = LIVE | PEER_TO_PEER | TUNNELLED | STAY_PAUSED | ABORT_ON_ERROR | (autoConverge ? AUTO_CONVERGE : 0);
        var parameters = new PointerByReference();
        var count = new IntByReference();
        var room = new IntByReference();
        String attempt = "hand virtual machine " + id + " over";
        try {
            libvirt.check(library.virTypedParamsAddString(parameters, count, room, "destination_xml", xml), attempt);
            if (bandwidthMiB > 0) {
                libvirt.check(
                        library.virTypedParamsAddULLong(parameters, count, room, "bandwidth", bandwidthMiB), attempt);
            }
            libvirt.check(
                    library.virDomainMigrateToURI3(domain, destination, parameters.getValue(), count.getValue(), flags),
                    attempt);
        } finally {
            library.virTypedParamsFree(parameters.getValue(), count.getValue());
        }
    }

    /** For how long it may stand still at the end; only while it is being handed over. */
    public void maxDowntime(int milliseconds) {
        libvirt.check(
                library.virDomainMigrateSetMaxDowntime(domain, milliseconds, 0),
                "limit the standstill of virtual machine " + id);
    }

    /** Breaks off what is being done to it, such as handing it over. */
    public void abort() {
        libvirt.check(library.virDomainAbortJob(domain), "break off the move of virtual machine " + id);
    }

    /** How much of its data is through, 0 to 100; empty when nothing is being done to it. */
    public Optional<Integer> percent() {
        try (var info = new Memory(INFO_BYTES)) {
            info.clear();
            libvirt.check(library.virDomainGetJobInfo(domain, info), "ask how far virtual machine " + id + " is");
            int type = info.getInt(0);
            if (type != 1 && type != 2) {
                return Optional.empty();
            }
            long total = info.getLong(DATA_TOTAL);
            long left = Math.min(info.getLong(DATA_LEFT), total);
            return Optional.of(total == 0 ? 0 : (int) ((total - left) * 100 / total));
        }
    }
}

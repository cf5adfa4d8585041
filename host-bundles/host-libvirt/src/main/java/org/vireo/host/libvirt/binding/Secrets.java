package org.vireo.host.libvirt.binding;

import com.sun.jna.Pointer;
import java.util.UUID;

/** What libvirt needs to open disks. Methods block until the daemon answers and throw {@link LibvirtException}. Thread-safe. */
public final class Secrets {
    private final Libvirt libvirt;
    private final LibvirtLibrary library;
    private final Pointer connection;

    Secrets(Libvirt libvirt, Pointer connection) {
        this.libvirt = libvirt;
        this.library = libvirt.library();
        this.connection = connection;
    }

    /**
     * Has libvirt know a secret, as long as its daemon runs: it is neither written down nor told to anybody.
     *
     * @param id its name
     * @param type {@code ceph} or {@code iscsi}
     * @param value the bytes; the caller's
     */
    public void keep(UUID id, String type, byte[] value) {
        String element = type.equals("ceph") ? "name" : "target";
        Pointer secret = libvirt.check(
                library.virSecretDefineXML(
                        connection,
                        "<secret ephemeral='yes' private='yes'><uuid>" + id + "</uuid><usage type='" + type + "'><"
                                + element + ">vireo-" + id + "</" + element + "></usage></secret>",
                        0),
                "define secret " + id);
        try {
            libvirt.check(library.virSecretSetValue(secret, value, value.length, 0), "set secret " + id);
        } finally {
            library.virSecretFree(secret);
        }
    }
}

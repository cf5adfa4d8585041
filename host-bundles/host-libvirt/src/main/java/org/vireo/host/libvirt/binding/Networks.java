package org.vireo.host.libvirt.binding;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;

/** The networks that libvirt keeps. Methods block until the daemon answers and throw {@link LibvirtException}. Thread-safe. */
public final class Networks {
    private final Libvirt libvirt;
    private final LibvirtLibrary library;
    private final Pointer connection;

    Networks(Libvirt libvirt, Pointer connection) {
        this.libvirt = libvirt;
        this.library = libvirt.library();
        this.connection = connection;
    }

    /**
     * A network as libvirt describes it.
     *
     * @param xml its description
     * @param active whether it runs
     */
    public record Description(String xml, boolean active) {}

    /** All of them. */
    public List<Description> all() {
        var list = new PointerByReference();
        int count = libvirt.check(library.virConnectListAllNetworks(connection, list, 0), "list networks");
        var found = new ArrayList<Description>(count);
        for (int i = 0; i < count; i++) {
            Pointer network = list.getValue().getPointer((long) i * Native.POINTER_SIZE);
            found.add(describe(network));
            library.virNetworkFree(network);
        }
        Native.free(Pointer.nativeValue(list.getValue()));
        return found;
    }

    private Description describe(Pointer network) {
        String xml = libvirt.take(library.virNetworkGetXMLDesc(network, 0), "read the description of a network");
        return new Description(xml, library.virNetworkIsActive(network) == 1);
    }

    /** Whether there is one of that name. */
    public boolean exists(String name) {
        Pointer network = library.virNetworkLookupByName(connection, name);
        if (network == null) {
            return false;
        }
        library.virNetworkFree(network);
        return true;
    }

    /** Stores one. */
    public void define(String name, String xml) {
        library.virNetworkFree(
                libvirt.check(library.virNetworkDefineXML(connection, xml), "define the network " + name));
    }

    /** Starts one, now and whenever libvirt starts; nothing happens when it runs. */
    public void start(String name) {
        Pointer network = libvirt.check(library.virNetworkLookupByName(connection, name), "find the network " + name);
        try {
            libvirt.check(library.virNetworkSetAutostart(network, 1), "let the network " + name + " start by itself");
            if (library.virNetworkIsActive(network) != 1) {
                libvirt.check(library.virNetworkCreate(network), "start the network " + name);
            }
        } finally {
            library.virNetworkFree(network);
        }
    }

    /** Stops and forgets one; none is fine. */
    public void remove(String name) {
        Pointer network = library.virNetworkLookupByName(connection, name);
        if (network == null) {
            return;
        }
        try {
            boolean stored = library.virNetworkIsPersistent(network) == 1;
            if (library.virNetworkIsActive(network) == 1) {
                libvirt.check(library.virNetworkDestroy(network), "stop the network " + name);
            }
            if (stored) {
                libvirt.check(library.virNetworkUndefine(network), "forget the network " + name);
            }
        } finally {
            library.virNetworkFree(network);
        }
    }
}

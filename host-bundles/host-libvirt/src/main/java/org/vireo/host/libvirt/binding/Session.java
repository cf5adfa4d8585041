package org.vireo.host.libvirt.binding;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vireo.model.CpuTopology;
import org.vireo.model.VmId;

/** One connection to libvirt, until closed. Methods block until the daemon answers and throw {@link LibvirtException}. Thread-safe. */
public final class Session implements AutoCloseable {
    private static final int WITH_SECRETS = 1;
    private static final int ACTIVE = 1;
    /** Flag of a start that leaves the CPUs halted. */
    public static final int START_PAUSED = 1;

    private static final int RESTORE_RUNNING = 1 << 1;
    private static final int RESTORE_PAUSED = 1 << 2;
    private static final int NODE_INFO_BYTES = 64;
    private static final int NODES_OFFSET = 48;

    private final Libvirt libvirt;
    private final LibvirtLibrary library;
    private final Pointer connection;
    private final Networks networks;

    Session(Libvirt libvirt, Pointer connection) {
        this.libvirt = libvirt;
        this.library = libvirt.library();
        this.connection = connection;
        this.networks = new Networks(libvirt, connection);
    }

    /** Begins to tell of events, until the returned subscription is closed. */
    public Subscription listen(SessionListener listener) {
        return new Subscription(libvirt, connection, listener);
    }

    /** Another hold on the same connection: it stays open until both are closed. */
    public Session share() {
        libvirt.check(library.virConnectRef(connection), "use the connection to libvirt");
        return new Session(libvirt, connection);
    }

    /** Whether the daemon answered of late. */
    public boolean alive() {
        return library.virConnectIsAlive(connection) == 1;
    }

    /** A running domain. */
    public Optional<DomainHandle> running(VmId vm) {
        Pointer domain = library.virDomainLookupByUUIDString(connection, vm.toString());
        try {
            var handle = new DomainHandle(libvirt, libvirt.check(domain, "find virtual machine " + vm));
            if (handle.runNumber() >= 0) {
                return Optional.of(handle);
            }
            handle.close();
            return Optional.empty();
        } catch (LibvirtException e) {
            if (e.missing()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Asks a running domain something; empty when it does not run, or ends before it has answered. */
    public <T> Optional<T> ask(VmId vm, Function<DomainHandle, T> question) {
        Optional<DomainHandle> found = running(vm);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (DomainHandle domain = found.get()) {
            return Optional.of(question.apply(domain));
        } catch (LibvirtException e) {
            if (e.missing()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Every running domain; the caller closes them all. */
    public List<DomainHandle> running() {
        var list = new PointerByReference();
        int count = libvirt.check(library.virConnectListAllDomains(connection, list, ACTIVE), "list domains");
        var domains = new ArrayList<DomainHandle>(count);
        for (int i = 0; i < count; i++) {
            domains.add(new DomainHandle(libvirt, list.getValue().getPointer((long) i * Native.POINTER_SIZE)));
        }
        Native.free(Pointer.nativeValue(list.getValue()));
        return domains;
    }

    /** Starts a domain that is forgotten when it ends; {@code flags} are libvirt's. */
    public DomainHandle create(VmId vm, String xml, int flags) {
        Pointer domain = library.virDomainCreateXML(connection, xml, flags);
        return new DomainHandle(libvirt, libvirt.check(domain, "start virtual machine " + vm));
    }

    /** Starts a domain from its saved memory, with another description if one is given; blocks until all is read. */
    public void restore(VmId vm, Path file, boolean paused, Optional<String> xml) {
        int flags = paused ? RESTORE_PAUSED : RESTORE_RUNNING;
        libvirt.check(
                library.virDomainRestoreFlags(connection, file.toString(), xml.orElse(null), flags),
                "restore virtual machine " + vm + " from its saved memory");
    }

    /** The description in a file with saved memory, with its secrets. */
    public String savedXml(Path file) {
        return libvirt.take(
                library.virDomainSaveImageGetXMLDesc(connection, file.toString(), WITH_SECRETS),
                "read the description in " + file);
    }

    /** Counters of every running domain in one call. */
    public List<DomainStatistics> statistics() {
        return DomainStatistics.read(libvirt, connection);
    }

    /** The networks that libvirt keeps. */
    public Networks networks() {
        return networks;
    }

    /** Secrets of disks. */
    public Secrets secrets() {
        return new Secrets(libvirt, connection);
    }

    /** Fully qualified, as the host names itself. */
    public String hostName() {
        return libvirt.take(library.virConnectGetHostname(connection), "read the name of the host");
    }

    /** Version of the daemon. */
    public String libvirtVersion() {
        var version = new LongByReference();
        libvirt.check(library.virConnectGetLibVersion(connection, version), "read the version of libvirt");
        return dotted(version.getValue());
    }

    /** Version of the hypervisor. */
    public String hypervisorVersion() {
        var version = new LongByReference();
        libvirt.check(library.virConnectGetVersion(connection, version), "read the version of the hypervisor");
        return dotted(version.getValue());
    }

    private static String dotted(long version) {
        return version / 1_000_000 + "." + version / 1_000 % 1_000 + "." + version % 1_000;
    }

    /** What the host can do, as XML. */
    public String capabilities() {
        return libvirt.take(library.virConnectGetCapabilities(connection), "read the capabilities of the host");
    }

    /** What domains can have, as XML. */
    public String domainCapabilities(String emulator, String type) {
        return libvirt.take(
                library.virConnectGetDomainCapabilities(connection, emulator, "x86_64", "q35", type, 0),
                "read the capabilities of " + emulator);
    }

    /** CPUs of the host; a machine with several NUMA nodes counts the sockets of all. */
    public CpuTopology topology() {
        try (var info = new Memory(NODE_INFO_BYTES)) {
            libvirt.check(library.virNodeGetInfo(connection, info), "read the CPUs of the host");
            int nodes = Math.max(1, info.getInt(NODES_OFFSET));
            return new CpuTopology(
                    Math.max(1, info.getInt(NODES_OFFSET + 4)) * nodes,
                    Math.max(1, info.getInt(NODES_OFFSET + 8)),
                    Math.max(1, info.getInt(NODES_OFFSET + 12)));
        }
    }

    /** Asks the daemon for signs of life; drivers without a daemon need none. */
    public void keepAlive(int seconds, int count) {
        library.virConnectSetKeepAlive(connection, seconds, count);
    }

    @Override
    public void close() {
        library.virConnectClose(connection);
    }
}

package org.vireo.host.libvirt.binding;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.vireo.model.VmId;

/** One domain of libvirt, until closed. Methods block until the daemon answers and throw {@link LibvirtException}. Thread-safe. */
public final class DomainHandle implements AutoCloseable {
    private static final int AFFECT_LIVE = 1;
    private static final int FORCE = 1 << 2;
    private static final int METADATA_ELEMENT = 2;
    private static final int UUID_TEXT = 37;

    private final Libvirt libvirt;
    private final LibvirtLibrary library;
    private final Pointer domain;
    private final VmId id;

    DomainHandle(Libvirt libvirt, Pointer domain) {
        this.libvirt = libvirt;
        this.library = libvirt.library();
        this.domain = domain;
        this.id = idOf(libvirt, domain);
    }

    static VmId idOf(Libvirt libvirt, Pointer domain) {
        var text = new byte[UUID_TEXT];
        libvirt.check(libvirt.library().virDomainGetUUIDString(domain, text), "read the id of a domain");
        return VmId.of(Native.toString(text, StandardCharsets.US_ASCII.name()));
    }

    /** Its UUID. */
    public VmId id() {
        return id;
    }

    /** The number that is new at each start, -1 when it does not run. */
    public int runNumber() {
        return library.virDomainGetID(domain);
    }

    /** What it does now. */
    public RunState state() {
        var state = new IntByReference();
        check(library.virDomainGetState(domain, state, new IntByReference(), 0), "read the state");
        return RunState.values()[Math.min(state.getValue(), RunState.values().length - 1)];
    }

    /** Its description as it is now, without secrets. */
    public String xml() {
        return libvirt.take(library.virDomainGetXMLDesc(domain, 0), what("read the description"));
    }

    /** Whether its metadata has an element of that namespace. */
    public boolean marked(String namespace) {
        Pointer text = library.virDomainGetMetadata(domain, METADATA_ELEMENT, namespace, 0);
        if (text == null) {
            return false;
        }
        Native.free(Pointer.nativeValue(text));
        return true;
    }

    /** Ends its process. */
    public void destroy() {
        check(library.virDomainDestroyFlags(domain, 0), "stop");
    }

    /** Asks the guest to power off, in the given way. */
    public void shutdown(GuestWay way) {
        check(library.virDomainShutdownFlags(domain, way.shutdownFlag()), "shut down by " + way.words());
    }

    /** Asks the guest to restart, in the given way. */
    public void reboot(GuestWay way) {
        check(library.virDomainReboot(domain, way.rebootFlag()), "restart by " + way.words());
    }

    /** Presses the reset button. */
    public void reset() {
        check(library.virDomainReset(domain, 0), "reset");
    }

    /** Halts its CPUs. */
    public void pause() {
        check(library.virDomainSuspend(domain), "pause");
    }

    /** Lets its CPUs go on. */
    public void resume() {
        check(library.virDomainResume(domain), "resume");
    }

    /** Writes its memory to a file and ends it; blocks until all is written. */
    public void save(Path file) {
        check(library.virDomainSave(domain, file.toString()), "save the memory");
    }

    /** Changes one device while it runs. The text may hold a password: it is in no message. */
    public void updateDevice(String device) {
        check(library.virDomainUpdateDeviceFlags(domain, device, AFFECT_LIVE), "change a device");
    }

    /** Plugs a device in while it runs. */
    public void attachDevice(String device) {
        check(library.virDomainAttachDeviceFlags(domain, device, AFFECT_LIVE), "plug in a device");
    }

    /** Asks the guest to let the device of this alias go; it does so later, or never. */
    public void detachDevice(String alias) {
        check(library.virDomainDetachDeviceAlias(domain, alias, AFFECT_LIVE), "unplug a device");
    }

    /** Changes the disc in a drive, even if the guest has locked it. */
    public void changeDisc(String drive) {
        check(library.virDomainUpdateDeviceFlags(domain, drive, AFFECT_LIVE | FORCE), "change the disc in the drive");
    }

    /** Sets how many CPUs it has, up to those it was started with room for. */
    public void setCpus(int count) {
        check(library.virDomainSetVcpusFlags(domain, count, AFFECT_LIVE), "set the number of CPUs");
    }

    /** Has the guest's agent hold all file systems still. */
    public void freeze() {
        check(library.virDomainFSFreeze(domain, null, 0, 0), "freeze the file systems");
    }

    /** Has the guest's agent let all file systems go on. */
    public void thaw() {
        check(library.virDomainFSThaw(domain, null, 0, 0), "thaw the file systems");
    }

    /** Its moves from and to other hosts. */
    public DomainMove move() {
        return new DomainMove(libvirt, domain, id);
    }

    /** Disks of it that failed. */
    public DiskFaults diskFaults() {
        return new DiskFaults(libvirt, domain, what(""));
    }

    /** The images of its disks. */
    public DomainImages images() {
        return new DomainImages(libvirt, domain, id);
    }

    /** Backups of its disks. */
    public DomainBackups backups() {
        return new DomainBackups(libvirt, domain, id);
    }

    /** Sends a command to the guest agent and waits for the answer. */
    public String agentCommand(String json, Duration timeout) {
        int seconds = (int) Math.max(1, timeout.toSeconds());
        return libvirt.take(
                libvirt.qemu().virDomainQemuAgentCommand(domain, json, seconds, 0), what("ask the guest agent"));
    }

    @Override
    public void close() {
        library.virDomainFree(domain);
    }

    private void check(int result, String attempt) {
        libvirt.check(result, what(attempt));
    }

    private String what(String attempt) {
        return attempt + " (virtual machine " + id + ")";
    }
}

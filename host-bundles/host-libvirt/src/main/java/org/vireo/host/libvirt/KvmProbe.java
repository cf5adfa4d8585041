package org.vireo.host.libvirt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.libvirt.binding.DomainHandle;
import org.vireo.host.libvirt.binding.LibvirtException;
import org.vireo.host.libvirt.binding.Session;
import org.vireo.model.VirtMode;
import org.vireo.model.VmId;

/**
 * Finds out whether guests run with KVM by running one. That {@code /dev/kvm} opens and libvirt lists KVM says nothing: inside some
 * virtual machines QEMU aborts, and inside others the firmware runs but no system starts. The answer is kept until the component
 * ends. Thread-safe.
 */
@Component(service = KvmProbe.class, configurationPid = LibvirtSettings.PID)
public final class KvmProbe {
    private static final Logger LOG = LoggerFactory.getLogger(KvmProbe.class);
    private static final Path DEVICE = Path.of("/dev/kvm");
    private static final String CHOSEN = "An administrator chose it for this host.";
    private static final Duration TRIAL = Duration.ofSeconds(10);

    private final LibvirtConnection connection;
    private final Path directory;
    private volatile Optional<Result> found;

    /** Ready at once; probes at the first question. */
    @Activate
    public KvmProbe(@Reference LibvirtConnection connection, LibvirtSettings settings) {
        this.connection = connection;
        directory = Path.of(settings.probe__directory());
        found = switch (settings.virtualization()) {
            case "auto" -> Optional.empty();
            case "kvm" -> Optional.of(new Result(VirtMode.KVM, CHOSEN));
            case "emulated" -> Optional.of(emulated(CHOSEN));
            default ->
                throw new IllegalArgumentException("virtualization of " + LibvirtSettings.PID
                        + " must be auto, kvm or emulated, not " + settings.virtualization());
        };
    }

    /**
     * What was found.
     *
     * @param mode how guests run
     * @param reason one sentence: what the probe saw
     */
    record Result(VirtMode mode, String reason) {}

    /** The answer; takes a second or two at the first call. */
    Result result() {
        Optional<Result> known = found;
        return known.orElseGet(this::probeOnce);
    }

    private synchronized Result probeOnce() {
        if (found.isEmpty()) {
            Result result = Files.exists(DEVICE) ? probe() : emulated("The host has no " + DEVICE + ".");
            LOG.info("Guests run in mode {}: {}", result.mode(), result.reason());
            found = Optional.of(result);
        }
        return found.get();
    }

    private static Result emulated(String reason) {
        return new Result(VirtMode.EMULATED, reason);
    }

    private Result probe() {
        Path disk;
        try {
            disk = Files.createTempFile(
                    directory,
                    "vireo-probe",
                    ".img",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        } catch (IOException e) {
            LOG.warn("Cannot make the disk of the throw-away guest in {}", directory, e);
            return emulated("The disk of a throw-away guest could not be made in " + directory + ".");
        }
        try {
            Files.write(disk, ProbeDisk.bytes());
            return connection.call(session -> run(session, disk));
        } catch (IOException e) {
            LOG.warn("Cannot write {}", disk, e);
            return emulated("The disk of a throw-away guest could not be written.");
        } finally {
            delete(disk);
        }
    }

    private static void delete(Path disk) {
        try {
            Files.deleteIfExists(disk);
        } catch (IOException e) {
            LOG.warn("Cannot remove {}", disk, e);
        }
    }

    private Result run(Session session, Path disk) {
        var trial = new ProbeTrial(VmId.random());
        connection.add(trial);
        try (DomainHandle guest = session.create(trial.vm(), description(trial.vm(), disk), 0)) {
            Result result = trial.end(TRIAL);
            end(guest);
            return result;
        } catch (LibvirtException e) {
            return emulated("A throw-away guest did not start with KVM: " + lastLine(e.getMessage()));
        } finally {
            connection.remove(trial);
        }
    }

    private static void end(DomainHandle guest) {
        try {
            guest.destroy();
        } catch (LibvirtException e) {
            LOG.debug("The throw-away guest had ended before", e);
        }
    }

    private static String lastLine(String message) {
        String text = message.strip();
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    private static String description(VmId id, Path disk) {
        return """
                <domain type="kvm">
                  <name>vireo-probe-%1$s</name>
                  <uuid>%1$s</uuid>
                  <memory unit="MiB">32</memory>
                  <vcpu>1</vcpu>
                  <os><type arch="x86_64" machine="q35">hvm</type><boot dev="hd"/></os>
                  <features><acpi/></features>
                  <cpu mode="host-passthrough"/>
                  <on_poweroff>destroy</on_poweroff>
                  <on_crash>destroy</on_crash>
                  <devices>
                    <disk type="file" device="disk">
                      <driver name="qemu" type="raw"/>
                      <source file="%2$s"/>
                      <target dev="sda" bus="sata"/>
                    </disk>
                    <memballoon model="none"/>
                  </devices>
                </domain>
                """.formatted(id, disk);
    }
}

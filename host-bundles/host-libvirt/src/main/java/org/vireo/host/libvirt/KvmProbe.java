package org.vireo.host.libvirt;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.libvirt.binding.DomainHandle;
import org.vireo.host.libvirt.binding.LibvirtException;
import org.vireo.host.libvirt.binding.RunState;
import org.vireo.host.libvirt.binding.Session;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VirtMode;
import org.vireo.model.VmId;

/**
 * Finds out whether guests run with KVM by running one. That {@code /dev/kvm} opens and libvirt lists KVM says nothing: inside some
 * virtual machines QEMU aborts all the same. The answer is kept until the component ends. Thread-safe.
 */
@Component(service = KvmProbe.class)
public final class KvmProbe {
    private static final Logger LOG = LoggerFactory.getLogger(KvmProbe.class);
    private static final Path DEVICE = Path.of("/dev/kvm");
    /** A hypervisor that aborts does so within its first steps. */
    private static final long TRIAL_MILLISECONDS = 300;

    private final LibvirtConnection connection;
    private volatile Optional<Result> found = Optional.empty();

    /** Ready at once; probes at the first question. */
    @Activate
    public KvmProbe(@Reference LibvirtConnection connection) {
        this.connection = connection;
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
            var result = Files.exists(DEVICE)
                    ? connection.call(KvmProbe::probe)
                    : new Result(VirtMode.EMULATED, "The host has no " + DEVICE + ".");
            LOG.info("Guests run in mode {}: {}", result.mode(), result.reason());
            found = Optional.of(result);
        }
        return found.get();
    }

    private static Result probe(Session session) {
        var id = VmId.random();
        try (DomainHandle trial = session.create(id, description(id), true)) {
            try {
                trial.resume();
                TimeUnit.MILLISECONDS.sleep(TRIAL_MILLISECONDS);
                if (trial.state() == RunState.RUNNING) {
                    return new Result(VirtMode.KVM, "A throw-away guest ran with KVM.");
                }
                return new Result(VirtMode.EMULATED, "A throw-away guest with KVM stopped by itself.");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new VireoException(ModelError.HOST_FAILED, "cannot finish the probe for KVM: interrupted", e);
            } finally {
                end(trial);
            }
        } catch (LibvirtException e) {
            return new Result(
                    VirtMode.EMULATED, "A throw-away guest did not run with KVM: " + lastLine(e.getMessage()));
        }
    }

    private static void end(DomainHandle trial) {
        try {
            trial.destroy();
        } catch (LibvirtException e) {
            LOG.debug("The throw-away guest had ended before", e);
        }
    }

    private static String lastLine(String message) {
        String text = message.strip();
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    private static String description(VmId id) {
        return """
                <domain type="kvm">
                  <name>vireo-probe-%s</name>
                  <uuid>%s</uuid>
                  <memory unit="MiB">16</memory>
                  <vcpu>1</vcpu>
                  <os><type arch="x86_64" machine="q35">hvm</type></os>
                  <features><acpi/></features>
                  <cpu mode="host-passthrough"/>
                  <on_crash>destroy</on_crash>
                  <devices><memballoon model="none"/></devices>
                </domain>
                """.formatted(id, id);
    }
}

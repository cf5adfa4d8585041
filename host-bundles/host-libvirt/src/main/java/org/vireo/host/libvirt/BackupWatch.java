package org.vireo.host.libvirt;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.libvirt.BackupPlaces.Known;
import org.vireo.host.libvirt.binding.DomainHandle;

/**
 * Looks after backups on a thread of its own. A guest that overwrites something during a backup waits until that is kept aside; without
 * space its write would fail and its CPUs be halted. So backups are ended before space runs out, and a guest that was halted all the same
 * goes on: its write is then done again, straight.
 */
@Component(service = BackupWatch.class, immediate = true, configurationPid = LibvirtSettings.PID)
public final class BackupWatch {
    private static final Logger LOG = LoggerFactory.getLogger(BackupWatch.class);
    private static final int MIB = 1 << 20;

    private final LiveBackups backups;
    private final long reserve;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vireo-backup-watch"));

    /** Begins to look, once a second. */
    @Activate
    public BackupWatch(@Reference LiveBackups backups, LibvirtSettings settings) {
        if (settings.backup__reserve__mib() < 0) {
            throw new IllegalArgumentException("vireo.libvirt: backup_reserve_mib must not be negative");
        }
        this.backups = backups;
        reserve = (long) settings.backup__reserve__mib() * MIB;
        var unused = timer.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
    }

    private void look() {
        for (var known : backups.places().known()) {
            try {
                backups.actions().alone(known.vm(), () -> look(known));
            } catch (RuntimeException e) {
                LOG.warn("Backup {} is looked at again: {}", known.backup(), e.getMessage());
            }
        }
    }

    private void look(Known known) {
        boolean held = backups.places().frozen(known) && !letGo(known);
        if (!backups.open(known)) {
            if (!held) {
                backups.places().clear(known.vm(), known.backup());
            }
            return;
        }
        backups.actions().ifRunning(known.vm(), domain -> {
            if (domain.diskFaults().halted()) {
                end(domain, known, "a disk of the guest failed, or there was no space to keep aside what it overwrote");
                domain.resume();
            } else if (free() < reserve) {
                end(domain, known, "there was no space left to keep aside what the guest overwrote");
            } else if (!backups.notes().wanted(known.backup())) {
                end(domain, known, "the engine did not ask for it any more");
            }
        });
    }

    /** False while the guest runs and its agent does not let it go: that is tried on, and the backup looked after all the same. */
    private boolean letGo(Known known) {
        LOG.warn("Virtual machine {} may have been held still since a backup began; it is let go", known.vm());
        boolean runs = backups.actions().ifRunning(known.vm(), domain -> backups.letGo(domain, known));
        return !runs || !backups.places().frozen(known);
    }

    private long free() {
        try {
            return backups.places().free();
        } catch (IOException e) {
            LOG.warn("It is not known how much space is left for backups", e);
            return Long.MAX_VALUE;
        }
    }

    private void end(DomainHandle domain, Known known, String why) {
        LOG.warn("The backup {} of virtual machine {} is ended: {}", known.backup(), known.vm(), why);
        backups.notes().ended(known.backup(), why);
        backups.end(domain, known.backup());
    }

    /** Backups go on in libvirt. */
    @Deactivate
    public void close() {
        timer.shutdownNow();
    }
}

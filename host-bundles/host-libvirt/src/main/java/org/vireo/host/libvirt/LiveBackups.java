package org.vireo.host.libvirt;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.libvirt.BackupPlaces.Known;
import org.vireo.host.libvirt.OpenImages.Chain;
import org.vireo.host.libvirt.binding.DomainHandle;
import org.vireo.host.libvirt.binding.LibvirtException;
import org.vireo.host.spi.HostDirectories;
import org.vireo.host.spi.backup.BackupDoors;
import org.vireo.model.BackupId;
import org.vireo.model.CheckpointId;
import org.vireo.model.DiskId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.BackedUpDisk;
import org.vireo.protocol.vm.BackupSeen;
import org.vireo.protocol.vm.BeginBackup;
import org.vireo.protocol.vm.TrackedDisks;

/**
 * Begins and ends backups of running virtual machines. libvirt is told of checkpoints only for the moment it needs them: what was written
 * since is in the images, so that a virtual machine can be moved and started anew with nothing to remember. Thread-safe.
 */
@Component(
        service = {LiveBackups.class, BackupDoors.class},
        configurationPid = LibvirtSettings.PID)
public final class LiveBackups implements BackupDoors {
    private static final Logger LOG = LoggerFactory.getLogger(LiveBackups.class);
    private static final Duration ENDING = Duration.ofSeconds(20);

    private final DomainActions actions;
    private final BackupPlaces places;
    private final BackupNotes notes = new BackupNotes();
    private final Clock clock = Clock.systemUTC();

    /** Keeps what goes on in directories, which an agent that is started anew finds again. */
    @Activate
    public LiveBackups(
            @Reference DomainActions actions, @Reference HostDirectories directories, LibvirtSettings settings) {
        this.actions = actions;
        var aside = settings.backup__directory().isEmpty()
                ? directories.state("backups")
                : Path.of(settings.backup__directory());
        places = new BackupPlaces(aside, Path.of(settings.backup__sockets()));
    }

    BackupPlaces places() {
        return places;
    }

    BackupNotes notes() {
        return notes;
    }

    DomainActions actions() {
        return actions;
    }

    @Override
    public Optional<Path> socket(BackupId backup) {
        return places.door(backup);
    }

    BackupSeen begin(BeginBackup request) {
        var seen = new ArrayList<BackupSeen>();
        var wanted = new Known(request.vm(), request.backup());
        actions.onRunning(request.vm(), "begin a backup of", domain -> {
            notes.asked(request.backup());
            if (!goesOn(domain, request.backup())) {
                endOther(domain);
                seen.add(begin(domain, request, wanted));
            } else {
                seen.add(new BackupSeen(true, true, "", List.of()));
            }
        });
        return seen.get(0);
    }

    private boolean goesOn(DomainHandle domain, BackupId backup) {
        return domain.backups()
                .current()
                .flatMap(BackupText::socket)
                .filter(places.socket(backup)::equals)
                .isPresent();
    }

    /** One of ours that the engine does not want any more; another's is not touched. */
    private void endOther(DomainHandle domain) {
        var current = domain.backups().current();
        if (current.isPresent()) {
            var other = current.flatMap(BackupText::socket)
                    .flatMap(places::at)
                    .orElseThrow(() -> new VireoException(
                            ModelError.WRONG_STATE,
                            "cannot begin a backup of virtual machine " + domain.id() + ": another program makes one"));
            end(domain, other);
        }
    }

    private BackupSeen begin(DomainHandle domain, BeginBackup request, Known backup) {
        var text = text(domain, request.disks());
        drop(domain, request.stale());
        var since = since(request.disks());
        var lost = new ArrayList<CheckpointId>();
        since.forEach((checkpoint, disks) -> tell(domain, text.known(checkpoint, disks), checkpoint, lost));
        try {
            if (!lost.isEmpty()) {
                return new BackupSeen(true, false, "what was written since the checkpoint is not known any more", lost);
            }
            places.make(backup.vm(), backup.backup(), BackupPlaces.owner(domain.xml()));
            open(domain, request, backup, text);
        } finally {
            since.keySet().forEach(checkpoint -> forget(domain, checkpoint));
            request.checkpoint().ifPresent(checkpoint -> forget(domain, checkpoint));
        }
        return new BackupSeen(true, true, "", List.of());
    }

    private static BackupText text(DomainHandle domain, List<BackedUpDisk> disks) {
        var targets = targets(domain);
        disks.stream()
                .filter(disk -> !targets.containsKey(disk.disk()))
                .findFirst()
                .ifPresent(disk -> {
                    throw new VireoException(
                            ModelError.OBJECT_NOT_FOUND,
                            "virtual machine " + domain.id() + " has no disk " + disk.disk());
                });
        return new BackupText(targets);
    }

    private static Map<DiskId, String> targets(DomainHandle domain) {
        return new OpenImages(domain.xml()).chains().stream().collect(Collectors.toMap(Chain::disk, Chain::target));
    }

    private static Map<CheckpointId, List<DiskId>> since(List<BackedUpDisk> disks) {
        var since = new HashMap<CheckpointId, List<DiskId>>();
        disks.forEach(disk -> disk.since()
                .ifPresent(checkpoint -> since.computeIfAbsent(checkpoint, id -> new ArrayList<>())
                        .add(disk.disk())));
        return since;
    }

    private static void tell(DomainHandle domain, String text, CheckpointId checkpoint, List<CheckpointId> lost) {
        try {
            forget(domain, checkpoint);
            domain.backups().tell(text, true);
        } catch (LibvirtException e) {
            LOG.info("Checkpoint {} of virtual machine {} is lost: {}", checkpoint, domain.id(), e.getMessage());
            lost.add(checkpoint);
        }
    }

    private void open(DomainHandle domain, BeginBackup request, Known backup, BackupText text) {
        var tracked = request.disks().stream()
                .filter(BackedUpDisk::tracked)
                .map(BackedUpDisk::disk)
                .toList();
        var checkpoint = request.checkpoint().filter(id -> !tracked.isEmpty()).map(id -> text.fresh(id, tracked));
        var description = text.backup(
                request.disks(), places.socket(backup.backup()), places.aside(backup.vm(), backup.backup()));
        try {
            if (request.still()) {
                held(domain, backup, () -> domain.backups().begin(description, checkpoint));
            } else {
                domain.backups().begin(description, checkpoint);
            }
        } catch (LibvirtException e) {
            places.release(backup);
            throw e;
        }
    }

    private void held(DomainHandle domain, Known backup, Runnable action) {
        places.noteFrozen(backup, true);
        try {
            domain.freeze();
            action.run();
        } finally {
            letGo(domain, backup);
        }
    }

    /** A guest whose agent does not answer was not held still, or is let go by {@link BackupWatch}, which goes on trying. */
    void letGo(DomainHandle domain, Known backup) {
        try {
            domain.thaw();
            places.noteFrozen(backup, false);
        } catch (LibvirtException e) {
            LOG.warn("Virtual machine {} may still be held still: {}", domain.id(), e.getMessage());
        }
    }

    private static void forget(DomainHandle domain, CheckpointId checkpoint) {
        try {
            domain.backups().forget(checkpoint.toString());
        } catch (LibvirtException e) {
            LOG.warn("libvirt goes on to know checkpoint {}: {}", checkpoint, e.getMessage());
        }
    }

    BackupSeen look(VmId vm, BackupId backup) {
        notes.asked(backup);
        return actions.connection()
                .call(session -> session.ask(vm, domain -> goesOn(domain, backup)))
                .map(open -> new BackupSeen(true, open, open ? "" : notes.why(backup), List.of()))
                .orElse(new BackupSeen(false, false, notes.why(backup), List.of()));
    }

    BackupSeen end(VmId vm, BackupId backup) {
        var known = new Known(vm, backup);
        actions.alone(vm, () -> {
            boolean runs = actions.ifRunning(vm, domain -> {
                if (goesOn(domain, backup)) {
                    end(domain, backup);
                }
                if (places.frozen(known)) {
                    letGo(domain, known);
                }
                places.release(known);
            });
            if (!runs) {
                places.clear(vm, backup);
            }
            notes.forget(backup);
        });
        return look(vm, backup);
    }

    /** Returns when libvirt has ended it. The caller is alone with the virtual machine. */
    void end(DomainHandle domain, BackupId backup) {
        domain.backups().abort();
        Instant end = clock.instant().plus(ENDING);
        while (goesOn(domain, backup)) {
            if (clock.instant().isAfter(end)) {
                throw new VireoException(
                        ModelError.HOST_FAILED, "the backup of virtual machine " + domain.id() + " does not end");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        places.release(new Known(domain.id(), backup));
    }

    boolean open(Known backup) {
        return actions.connection()
                .call(session -> session.ask(backup.vm(), domain -> goesOn(domain, backup.backup())))
                .orElse(false);
    }

    void drop(VmId vm, List<TrackedDisks> checkpoints) {
        actions.onRunning(vm, "drop checkpoints of", domain -> drop(domain, checkpoints));
    }

    private static void drop(DomainHandle domain, List<TrackedDisks> checkpoints) {
        var targets = targets(domain);
        var text = new BackupText(targets);
        for (var checkpoint : checkpoints) {
            // disk by disk: libvirt drops nothing when one of them knows nothing of the checkpoint
            checkpoint.disks().stream()
                    .filter(targets::containsKey)
                    .forEach(disk ->
                            drop(domain, checkpoint.checkpoint(), text.known(checkpoint.checkpoint(), List.of(disk))));
        }
    }

    private static void drop(DomainHandle domain, CheckpointId checkpoint, String text) {
        try {
            forget(domain, checkpoint);
            domain.backups().tell(text, false);
            domain.backups().drop(checkpoint.toString());
        } catch (LibvirtException e) {
            LOG.info("Virtual machine {} knew nothing of checkpoint {}: {}", domain.id(), checkpoint, e.getMessage());
            forget(domain, checkpoint);
        }
    }
}

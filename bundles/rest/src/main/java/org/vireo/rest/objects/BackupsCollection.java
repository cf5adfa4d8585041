package org.vireo.rest.objects;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vireo.engine.api.backup.AddBackup;
import org.vireo.engine.api.backup.FinalizeBackup;
import org.vireo.inventory.Backup;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Vm;
import org.vireo.model.BackupId;
import org.vireo.model.CheckpointId;
import org.vireo.model.DiskId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.define.Source;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.BackupPhase;
import org.vireo.rest.types.DiskBackupMode;

/** Backups of a virtual machine. */
final class BackupsCollection {
    private static final int LONGEST = 4000;

    private BackupsCollection() {}

    static Collection<Backup, org.vireo.rest.types.Backup> ofVm() {
        var source = EntitySource.of(
                        Backup.class,
                        BackupId::new,
                        Backup::id,
                        "vmId",
                        context -> context.owner(Vm.class).id(),
                        backup -> Optional.of(backup.vmId()))
                .orderedBy("created");
        return Collection.of("backups", org.vireo.rest.types.Backup.class, source)
                .shown(BackupsCollection::show)
                .added(BackupsCollection::add)
                .action(
                        "finalize",
                        (backup, sent, context) ->
                                new Effect.Submit(new FinalizeBackup(backup.vmId(), backup.id(), "")))
                .child(disks())
                .build();
    }

    private static org.vireo.rest.types.Backup show(Backup backup, Context context) {
        var bean = new org.vireo.rest.types.Backup();
        bean.setDescription(backup.description());
        bean.setPhase(Constants.api(BackupPhase.class, backup.phase()));
        bean.setCreationDate(backup.created());
        bean.setModificationDate(backup.modified());
        backup.fromCheckpointId().ifPresent(id -> bean.setFromCheckpointId(id.toString()));
        backup.toCheckpointId().ifPresent(id -> bean.setToCheckpointId(id.toString()));
        bean.setHost(context.refer(new org.vireo.rest.types.Host(), "hosts", backup.hostId()));
        bean.setVm(context.refer(new org.vireo.rest.types.Vm(), "vms", backup.vmId()));
        return bean;
    }

    private static Addition add(org.vireo.rest.types.Backup sent, Context context) {
        if (sent.getId() != null) {
            throw RequestFault.unsupported("Adding a backup with an id of one's own");
        }
        if (sent.getSnapshot() != null
                || context.parameters().flag("use_active").orElse(false)) {
            throw RequestFault.unsupported("A backup by way of a snapshot");
        }
        var description = Optional.ofNullable(sent.getDescription()).orElse("");
        if (description.length() > LONGEST) {
            throw RequestFault.badValue("The description must not be longer than " + LONGEST + " characters");
        }
        var id = BackupId.random();
        var since = Optional.ofNullable(sent.getFromCheckpointId()).filter(text -> !text.isEmpty());
        var command = new AddBackup(
                id,
                context.owner(Vm.class).id(),
                chosen(sent, context),
                since.map(text -> new CheckpointId(Context.uuid(text))),
                CheckpointId.random(),
                description,
                context.parameters().flag("require_consistency").orElse(false));
        return Addition.of(command, id);
    }

    private static Set<DiskId> chosen(org.vireo.rest.types.Backup sent, Context context) {
        if (sent.getDisks() == null || sent.getDisks().getDisks().isEmpty()) {
            throw RequestFault.incomplete("Backup", "disks.disk", "add");
        }
        var chosen = new HashSet<DiskId>();
        sent.getDisks()
                .getDisks()
                .forEach(disk -> chosen.add(
                        context.resolve(Disk.class, DiskId::new, disk).id()));
        return chosen;
    }

    /** A disk of a backup. */
    private record Part(Disk disk, boolean incremental) {}

    private static Collection<?, org.vireo.rest.types.Disk> disks() {
        return Collection.of(
                        "disks",
                        org.vireo.rest.types.Disk.class,
                        Source.<Part>of(
                                BackupsCollection::parts,
                                part -> part.disk().id().toString()))
                .guardedBy("disk", part -> part.disk().id())
                .shown((part, context) -> {
                    var bean = DisksCollection.show(part.disk(), context);
                    bean.setBackupMode(part.incremental() ? DiskBackupMode.INCREMENTAL : DiskBackupMode.FULL);
                    return bean;
                })
                .build();
    }

    private static List<Part> parts(Context context) {
        return context.owner(Backup.class).disks().entrySet().stream()
                .flatMap(entry -> context.inventory().find(Disk.class, entry.getKey()).stream()
                        .map(disk -> new Part(disk, entry.getValue())))
                .toList();
    }
}

package org.vireo.storage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vireo.model.BackupId;
import org.vireo.model.CheckpointId;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.BackupSeen;
import org.vireo.protocol.vm.BeginBackup;
import org.vireo.protocol.vm.DropCheckpoints;
import org.vireo.protocol.vm.EndBackup;
import org.vireo.protocol.vm.LookAtBackup;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/** A host with one virtual machine that can be backed up; it outlives the engine. Thread-safe. */
final class PlayedBackupHost implements HostLink {
    final List<BeginBackup> begun = new ArrayList<>();
    final Set<CheckpointId> remembered = new HashSet<>();
    Optional<BackupId> open = Optional.empty();
    boolean runs = true;
    boolean losesFirstAnswer;
    String words = "";

    @Override
    @SuppressWarnings("unchecked") // each request has its reply
    public synchronized <T extends HostReply> T call(HostId host, HostRequest<T> request, Call call) {
        var reply = (T) answer(request);
        if (losesFirstAnswer) {
            losesFirstAnswer = false;
            throw new VireoException(ModelError.HOST_UNREACHABLE, "the answer is lost as the test wanted");
        }
        return reply;
    }

    private HostReply answer(HostRequest<?> request) {
        if (request instanceof LookAtBackup look) {
            return seen(look.backup());
        }
        if (request instanceof EndBackup end) {
            open = open.filter(id -> !id.equals(end.backup()));
            return seen(end.backup());
        }
        if (!runs) {
            throw new VireoException(ModelError.OBJECT_NOT_FOUND, "it does not run on this host");
        }
        if (request instanceof DropCheckpoints drop) {
            drop.checkpoints().forEach(one -> remembered.remove(one.checkpoint()));
            return new Accepted();
        }
        return begin((BeginBackup) request);
    }

    private BackupSeen seen(BackupId id) {
        boolean goesOn = runs && open.equals(Optional.of(id));
        return new BackupSeen(runs, goesOn, goesOn ? "" : words, List.of());
    }

    private BackupSeen begin(BeginBackup asked) {
        begun.add(asked);
        asked.stale().forEach(one -> remembered.remove(one.checkpoint()));
        var lost = asked.disks().stream()
                .flatMap(disk -> disk.since().stream())
                .filter(since -> !remembered.contains(since))
                .distinct()
                .toList();
        if (!lost.isEmpty()) {
            return new BackupSeen(true, false, "lost", lost);
        }
        open = Optional.of(asked.backup());
        asked.checkpoint().ifPresent(remembered::add);
        return seen(asked.backup());
    }
}

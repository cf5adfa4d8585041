package org.vireo.storage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.storage.AttachDisk;
import org.vireo.engine.api.storage.FirstDisks;
import org.vireo.model.DiskId;

/** Disks that come with a new virtual machine, each checked as one that comes later is. Thread-safe. */
@Component(service = FirstDisks.class)
public final class CheckedFirstDisks implements FirstDisks {
    private static final String WHAT = "Cannot add VM.";

    private final Attachments attachments;

    /** Keeps no state. */
    @Activate
    public CheckedFirstDisks(@Reference Attachments attachments) {
        this.attachments = attachments;
    }

    @Override
    public Set<Permit> permits(List<AttachDisk> wishes) {
        return wishes.stream()
                .flatMap(wish -> Attachments.permits(wish).stream())
                .collect(Collectors.toSet());
    }

    @Override
    public Set<LockKey> locks(List<AttachDisk> wishes) {
        var keys = new LinkedHashSet<LockKey>();
        wishes.forEach(wish -> keys.addAll(Attachments.locks(wish)));
        return keys;
    }

    @Override
    public Check check(List<AttachDisk> wishes, boolean bootable) {
        var verdict = Check.FINE;
        var seen = new HashSet<DiskId>();
        var boots = bootable;
        for (var wish : wishes) {
            if (!seen.add(wish.disk())) {
                return Check.invalid(WHAT + " Disk " + wish.disk() + " is named more than once.");
            }
            if (wish.bootable() && boots) {
                return Check.conflict(WHAT + " It can only have one bootable disk.");
            }
            boots |= wish.bootable();
            verdict = verdict.and(attachments.check(wish));
        }
        return verdict;
    }

    @Override
    public void begin(List<AttachDisk> wishes, Caller caller) {
        wishes.forEach(wish -> attachments.begin(wish, caller));
    }

    @Override
    public List<Step> steps(List<AttachDisk> wishes) {
        var steps = new ArrayList<Step>();
        for (var wish : wishes) {
            attachments.creation(wish, "new-disk-" + (steps.size() + 1)).ifPresent(steps::add);
        }
        return steps;
    }

    @Override
    public void complete(List<AttachDisk> wishes, Caller caller) {
        wishes.forEach(wish -> attachments.complete(wish, caller));
    }

    @Override
    public void abandon(List<AttachDisk> wishes) {
        wishes.forEach(attachments::abandon);
    }
}

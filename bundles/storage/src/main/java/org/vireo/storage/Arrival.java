package org.vireo.storage;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vireo.inventory.Cluster;
import org.vireo.storage.ovf.ToldAttachment;
import org.vireo.storage.ovf.ToldDisk;
import org.vireo.storage.ovf.ToldMachine;

/**
 * A machine that comes into the inventory. Immutable.
 *
 * @param machine as it is told of
 * @param name it gets
 * @param cluster it goes to
 * @param disks that come with it
 * @param shared ids of disks that are here already and that it has, too
 * @param without why which disks do not come
 */
record Arrival(
        ToldMachine machine,
        String name,
        Cluster cluster,
        List<ToldDisk> disks,
        List<UUID> shared,
        List<String> without) {
    /** How it has what comes with it. */
    List<ToldAttachment> attachments() {
        var there = disks.stream().map(ToldDisk::id).collect(Collectors.toSet());
        return machine.attachments().stream()
                .filter(one -> there.contains(one.disk()) || shared.contains(one.disk()))
                .toList();
    }

    List<UUID> diskIds() {
        return disks.stream().map(ToldDisk::id).toList();
    }
}

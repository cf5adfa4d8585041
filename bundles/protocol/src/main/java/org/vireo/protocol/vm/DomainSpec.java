package org.vireo.protocol.vm;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.vireo.model.BiosType;
import org.vireo.model.BootDevice;
import org.vireo.model.ByteSize;
import org.vireo.model.CpuTopology;
import org.vireo.model.DirectBoot;
import org.vireo.model.GraphicsType;
import org.vireo.model.Payload;
import org.vireo.model.StorageErrorBehaviour;
import org.vireo.model.VmFittings;
import org.vireo.model.VmId;
import org.vireo.model.VmType;

/**
 * A virtual machine to run, free of any hypervisor's syntax; the host renders it. Immutable.
 *
 * @param id becomes the UUID
 * @param name becomes the domain name
 * @param memory at start
 * @param maxMemory limit for hot plug
 * @param guaranteedMemory never ballooned away
 * @param cpu topology
 * @param biosType chipset and firmware
 * @param bootOrder tried in this order
 * @param directBoot kernel without firmware
 * @param disks in the order of their target names
 * @param nics in order
 * @param graphics consoles
 * @param serialConsole whether one is offered
 * @param type tuning
 * @param timeZone of the clock
 * @param customProperties environment of hooks
 * @param fittings CPU model and pins, NUMA, display, other devices, firmware
 * @param disc in its drive
 * @param media small ones that the host makes and puts into further drives
 * @param onStorageError what becomes of it when a disk cannot be read or written
 */
public record DomainSpec(
        VmId id,
        String name,
        ByteSize memory,
        ByteSize maxMemory,
        ByteSize guaranteedMemory,
        CpuTopology cpu,
        BiosType biosType,
        List<BootDevice> bootOrder,
        Optional<DirectBoot> directBoot,
        List<DiskDevice> disks,
        List<NicDevice> nics,
        List<GraphicsType> graphics,
        boolean serialConsole,
        VmType type,
        String timeZone,
        Map<String, String> customProperties,
        VmFittings fittings,
        Optional<DiskSource> disc,
        List<Payload> media,
        StorageErrorBehaviour onStorageError) {
    /** Refuses missing values; what an older engine does not send is as usual. */
    public DomainSpec {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(memory, "memory");
        Objects.requireNonNull(maxMemory, "maxMemory");
        Objects.requireNonNull(guaranteedMemory, "guaranteedMemory");
        Objects.requireNonNull(cpu, "cpu");
        Objects.requireNonNull(biosType, "biosType");
        bootOrder = List.copyOf(bootOrder);
        Objects.requireNonNull(directBoot, "directBoot");
        disks = List.copyOf(disks);
        nics = List.copyOf(nics);
        graphics = List.copyOf(graphics);
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(timeZone, "timeZone");
        customProperties = Map.copyOf(customProperties);
        fittings = Objects.requireNonNullElse(fittings, VmFittings.USUAL);
        disc = disc == null ? Optional.empty() : disc;
        media = media == null ? List.of() : List.copyOf(media);
        onStorageError = Objects.requireNonNullElse(onStorageError, StorageErrorBehaviour.AUTO_RESUME);
    }

    /** The same with other disks and another disc, in their places. */
    public DomainSpec with(List<DiskDevice> others, Optional<DiskSource> otherDisc) {
        return new DomainSpec(
                id,
                name,
                memory,
                maxMemory,
                guaranteedMemory,
                cpu,
                biosType,
                bootOrder,
                directBoot,
                others,
                nics,
                graphics,
                serialConsole,
                type,
                timeZone,
                customProperties,
                fittings,
                otherDisc,
                media,
                onStorageError);
    }
}

package org.vireo.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A changeable copy of {@link VmSettings}; {@link #done()} checks it as a whole. Not thread-safe. */
public final class VmSettingsEdit {
    private ByteSize memory;
    private ByteSize guaranteedMemory;
    private ByteSize maxMemory;
    private CpuTopology cpu;
    private String osType;
    private BiosType biosType;
    private List<BootDevice> bootOrder;
    private DirectBoot directBoot;
    private List<GraphicsType> graphics;
    private boolean serialConsole;
    private VmType type;
    private String timeZone;
    private boolean deleteProtected;
    private boolean stateless;
    private boolean highlyAvailable;
    private int priority;
    private List<HostId> pinnedHosts;
    private Map<String, String> customProperties;
    private VmFittings fittings;
    private Conduct conduct;
    private Initialization initialization;
    private List<Payload> payloads;

    VmSettingsEdit(VmSettings from) {
        memory = from.memory();
        guaranteedMemory = from.guaranteedMemory();
        maxMemory = from.maxMemory();
        cpu = from.cpu();
        osType = from.osType();
        biosType = from.biosType();
        bootOrder = from.bootOrder();
        directBoot = from.directBoot().orElse(null);
        graphics = from.graphics();
        serialConsole = from.serialConsole();
        type = from.type();
        timeZone = from.timeZone();
        deleteProtected = from.deleteProtected();
        stateless = from.stateless();
        highlyAvailable = from.highlyAvailable();
        priority = from.priority();
        pinnedHosts = from.pinnedHosts();
        customProperties = from.customProperties();
        fittings = from.fittings();
        conduct = from.conduct();
        initialization = from.initialization().orElse(null);
        payloads = from.payloads();
    }

    /** Sets {@link VmSettings#memory()}. */
    public VmSettingsEdit memory(ByteSize value) {
        memory = value;
        return this;
    }

    /** Sets {@link VmSettings#guaranteedMemory()}. */
    public VmSettingsEdit guaranteedMemory(ByteSize value) {
        guaranteedMemory = value;
        return this;
    }

    /** Sets {@link VmSettings#maxMemory()}. */
    public VmSettingsEdit maxMemory(ByteSize value) {
        maxMemory = value;
        return this;
    }

    /** Sets {@link VmSettings#cpu()}. */
    public VmSettingsEdit cpu(CpuTopology value) {
        cpu = value;
        return this;
    }

    /** Sets {@link VmSettings#osType()}. */
    public VmSettingsEdit osType(String value) {
        osType = value;
        return this;
    }

    /** Sets {@link VmSettings#biosType()}. */
    public VmSettingsEdit biosType(BiosType value) {
        biosType = value;
        return this;
    }

    /** Sets {@link VmSettings#bootOrder()}. */
    public VmSettingsEdit bootOrder(List<BootDevice> value) {
        bootOrder = value;
        return this;
    }

    /** Sets or, with an empty value, takes away the kernel to boot directly. */
    public VmSettingsEdit directBoot(Optional<DirectBoot> value) {
        directBoot = value.orElse(null);
        return this;
    }

    /** Sets {@link VmSettings#graphics()}. */
    public VmSettingsEdit graphics(List<GraphicsType> value) {
        graphics = value;
        return this;
    }

    /** Sets {@link VmSettings#serialConsole()}. */
    public VmSettingsEdit serialConsole(boolean value) {
        serialConsole = value;
        return this;
    }

    /** Sets {@link VmSettings#type()}. */
    public VmSettingsEdit type(VmType value) {
        type = value;
        return this;
    }

    /** Sets {@link VmSettings#timeZone()}. */
    public VmSettingsEdit timeZone(String value) {
        timeZone = value;
        return this;
    }

    /** Sets {@link VmSettings#deleteProtected()}. */
    public VmSettingsEdit deleteProtected(boolean value) {
        deleteProtected = value;
        return this;
    }

    /** Sets {@link VmSettings#stateless()}. */
    public VmSettingsEdit stateless(boolean value) {
        stateless = value;
        return this;
    }

    /** Sets {@link VmSettings#highlyAvailable()}. */
    public VmSettingsEdit highlyAvailable(boolean value) {
        highlyAvailable = value;
        return this;
    }

    /** Sets {@link VmSettings#priority()}. */
    public VmSettingsEdit priority(int value) {
        priority = value;
        return this;
    }

    /** Sets {@link VmSettings#pinnedHosts()}. */
    public VmSettingsEdit pinnedHosts(List<HostId> value) {
        pinnedHosts = value;
        return this;
    }

    /** Sets {@link VmSettings#customProperties()}. */
    public VmSettingsEdit customProperties(Map<String, String> value) {
        customProperties = value;
        return this;
    }

    /** Sets {@link VmSettings#fittings()}. */
    public VmSettingsEdit fittings(VmFittings value) {
        fittings = value;
        return this;
    }

    /** Changes {@link VmSettings#fittings()} as they are now. */
    public VmSettingsEdit fittings(UnaryOperator<VmFittings> change) {
        fittings = change.apply(fittings);
        return this;
    }

    /** Sets {@link VmSettings#conduct()}. */
    public VmSettingsEdit conduct(Conduct value) {
        conduct = value;
        return this;
    }

    /** Sets or, with an empty value, takes away what the guest is told. */
    public VmSettingsEdit initialization(Optional<Initialization> value) {
        initialization = value.orElse(null);
        return this;
    }

    /** Sets {@link VmSettings#payloads()}. */
    public VmSettingsEdit payloads(List<Payload> value) {
        payloads = value;
        return this;
    }

    /** The checked result; throws {@link IllegalArgumentException} naming the first field that is out of range. */
    public VmSettings done() {
        return new VmSettings(
                memory,
                guaranteedMemory,
                maxMemory,
                cpu,
                osType,
                biosType,
                bootOrder,
                Optional.ofNullable(directBoot),
                graphics,
                serialConsole,
                type,
                timeZone,
                deleteProtected,
                stateless,
                highlyAvailable,
                priority,
                pinnedHosts,
                customProperties,
                fittings,
                conduct,
                Optional.ofNullable(initialization),
                payloads);
    }
}

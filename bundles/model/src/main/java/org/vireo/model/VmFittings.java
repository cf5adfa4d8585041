package org.vireo.model;

import java.util.Objects;

/**
 * What a virtual machine is fitted with beyond memory, CPUs, disks, interfaces and consoles. Immutable; what is missing in JSON is as usual.
 *
 * @param cpu which CPU it is shown and where its CPUs run
 * @param numa nodes it sees
 * @param display how its consoles behave
 * @param devices other devices
 * @param firmware what its firmware is
 */
public record VmFittings(
        CpuTuning cpu, NumaSettings numa, DisplaySettings display, DeviceSettings devices, FirmwareSettings firmware) {
    /** Nothing special. */
    public static final VmFittings USUAL = new VmFittings(
            CpuTuning.USUAL, NumaSettings.NONE, DisplaySettings.USUAL, DeviceSettings.USUAL, FirmwareSettings.USUAL);

    /** Takes what is usual for what is missing. */
    public VmFittings {
        cpu = Objects.requireNonNullElse(cpu, CpuTuning.USUAL);
        numa = Objects.requireNonNullElse(numa, NumaSettings.NONE);
        display = Objects.requireNonNullElse(display, DisplaySettings.USUAL);
        devices = Objects.requireNonNullElse(devices, DeviceSettings.USUAL);
        firmware = Objects.requireNonNullElse(firmware, FirmwareSettings.USUAL);
    }

    /** With another CPU. */
    public VmFittings cpu(CpuTuning value) {
        return new VmFittings(value, numa, display, devices, firmware);
    }

    /** With other NUMA nodes. */
    public VmFittings numa(NumaSettings value) {
        return new VmFittings(cpu, value, display, devices, firmware);
    }

    /** With other behaviour of consoles. */
    public VmFittings display(DisplaySettings value) {
        return new VmFittings(cpu, numa, value, devices, firmware);
    }

    /** With other devices. */
    public VmFittings devices(DeviceSettings value) {
        return new VmFittings(cpu, numa, display, value, firmware);
    }

    /** With other firmware. */
    public VmFittings firmware(FirmwareSettings value) {
        return new VmFittings(cpu, numa, display, devices, value);
    }
}

package org.vireo.compute;

import java.time.Instant;
import java.util.Optional;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.inventory.VmSample;
import org.vireo.model.HostId;
import org.vireo.model.PauseCause;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.DomainState;
import org.vireo.protocol.vm.ExitReason;

/** Changes of a virtual machine's state that were observed, with what is to be told of them. Works in the present transaction. */
final class VmLife {
    private final Inventory inventory;
    private final VmEvents events;
    private final Cause cause;

    VmLife(Inventory inventory, Events events) {
        this.inventory = inventory;
        this.events = new VmEvents(inventory, events);
        this.cause = new Cause(inventory);
    }

    VmEvents events() {
        return events;
    }

    /** The host told this of a virtual machine that is thought to be there. */
    void observed(Vm vm, HostId host, DomainState told, Instant at) {
        switch (told.status()) {
            case DOWN -> ended(vm, told.exit().orElse(ExitReason.UNKNOWN), told.detail(), at);
            case SUSPENDED -> saved(vm, host, told.detail(), at);
            case WAIT_FOR_LAUNCH, RESTORING_STATE -> launching(vm, host, told);
            default -> runs(vm, host, told, at);
        }
    }

    private void launching(Vm vm, HostId host, DomainState told) {
        vm.setHostId(Optional.of(host));
        vm.setStatus(told.status());
    }

    private void runs(Vm vm, HostId host, DomainState told, Instant at) {
        var before = vm.status();
        vm.setHostId(Optional.of(host));
        vm.setSavedHostId(Optional.empty());
        vm.setMemorySnapshotId(Optional.empty());
        var pauseBefore = vm.pauseCause();
        vm.setStatus(told.status());
        vm.setPauseCause(told.status() == VmStatus.PAUSED ? told.pause() : Optional.empty());
        vm.setStatusDetail(told.detail());
        vm.setExitReason("");
        vm.setConsoles(ProtocolText.write(told.consoles()));
        if (vm.runSettings().isEmpty()) {
            vm.setRunSettings(Optional.of(vm.settings()));
        }
        if (VmStates.LAUNCHING.contains(before) || VmStates.RESTING.contains(before)) {
            vm.setStarted(Optional.of(at));
            vm.setInitialized(true);
            events.normal(
                    VmEvents.STARTED,
                    cause.of(vm.id()),
                    vm,
                    "VM " + vm.name() + " was started on Host " + events.hostName(host) + ".");
        }
        if (vm.pauseCause().isPresent() || pauseBefore.isPresent()) {
            tellOfStorage(vm, pauseBefore);
        } else {
            tellOfChange(vm, before);
        }
    }

    private void tellOfStorage(Vm vm, Optional<PauseCause> before) {
        if (vm.pauseCause().equals(before)) {
            return;
        }
        if (vm.pauseCause().isEmpty()) {
            events.normal(
                    VmEvents.STORAGE_BACK,
                    cause.of(vm.id()),
                    vm,
                    "VM " + vm.name() + " goes on after its storage failed.");
            return;
        }
        int code = vm.pauseCause().get() == PauseCause.STORAGE_FULL ? VmEvents.PAUSED_FULL : VmEvents.PAUSED_STORAGE;
        events.error(code, cause.of(vm.id()), vm, "VM " + vm.name() + " was paused: " + vm.statusDetail() + ".");
    }

    private void tellOfChange(Vm vm, VmStatus before) {
        if (before == vm.status()) {
            return;
        }
        if (vm.status() == VmStatus.PAUSED) {
            events.normal(VmEvents.PAUSED, cause.of(vm.id()), vm, "VM " + vm.name() + " is paused.");
        } else if (before == VmStatus.PAUSED && vm.status() == VmStatus.UP) {
            events.normal(VmEvents.RESUMED, cause.of(vm.id()), vm, "VM " + vm.name() + " was resumed.");
        } else if (vm.status() == VmStatus.NOT_RESPONDING) {
            events.warning(VmEvents.NOT_RESPONDING, cause.of(vm.id()), vm, "VM " + vm.name() + " is not responding.");
        }
    }

    private void saved(Vm vm, HostId host, String detail, Instant at) {
        var before = vm.status();
        vm.setSavedHostId(Optional.of(host));
        rest(vm, VmStatus.SUSPENDED, detail, at);
        if (before != VmStatus.SUSPENDED && before != VmStatus.RESTORING_STATE) {
            vm.setExitReason(ExitReason.SAVED.name());
            events.normal(
                    VmEvents.SUSPENDED,
                    cause.of(vm.id()),
                    vm,
                    host,
                    "VM " + vm.name() + " is suspended on Host " + events.hostName(host) + ".");
        }
    }

    /** It no longer runs on its host. A start that is under way decides by itself what follows. */
    void ended(Vm vm, ExitReason reason, String detail, Instant at) {
        if (VmStates.LAUNCHING.contains(vm.status())) {
            vm.setExitReason(reason.name());
            vm.setStatusDetail(detail);
            return;
        }
        var host = vm.hostId();
        vm.setExitReason(reason.name());
        vm.setSavedHostId(Optional.empty());
        vm.setRunSettings(Optional.empty());
        vm.setRunOnce(false);
        rest(vm, VmStatus.DOWN, detail, at);
        var where = host.map(id -> " on Host " + events.hostName(id)).orElse("");
        var message =
                "VM " + vm.name() + " is down" + where + ". " + words(reason) + (detail.isEmpty() ? "" : ": " + detail);
        if (reason == ExitReason.CRASHED || reason == ExitReason.UNKNOWN || reason == ExitReason.START_FAILED) {
            events.error(VmEvents.DOWN_WITH_ERROR, cause.of(vm.id()), vm, host, message);
        } else {
            events.normal(VmEvents.DOWN, cause.of(vm.id()), vm, host, message);
        }
    }

    private void rest(Vm vm, VmStatus status, String detail, Instant at) {
        vm.setStatus(status);
        vm.setPauseCause(Optional.empty());
        vm.setStatusDetail(detail);
        vm.setHostId(Optional.empty());
        vm.setStopped(Optional.of(at));
        vm.setConsoles(ProtocolText.NO_CONSOLES);
        vm.setGuest(ProtocolText.NOTHING);
        inventory.find(VmSample.class, vm.id()).ifPresent(inventory::remove);
    }

    private static String words(ExitReason reason) {
        return switch (reason) {
            case GUEST_SHUTDOWN -> "It was shut down from within the guest";
            case STOPPED -> "Its power was cut on request";
            case SAVED -> "Its memory was saved";
            case MIGRATED -> "It moved to another host";
            case CRASHED -> "Its hypervisor process ended unexpectedly";
            case START_FAILED -> "It could not be started";
            case UNKNOWN -> "It was gone when its host looked again";
        };
    }

    /** Nobody can say whether it runs. */
    void lost(Vm vm, String why) {
        if (vm.status() != VmStatus.UNKNOWN) {
            vm.setStatus(VmStatus.UNKNOWN);
            vm.setStatusDetail(why);
            events.warning(
                    VmEvents.UNKNOWN,
                    cause.of(vm.id()),
                    vm,
                    "VM " + vm.name() + " was set to the Unknown status: " + why);
        }
    }
}

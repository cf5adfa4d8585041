package org.vireo.host.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.vireo.host.spi.Reports;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.DomainReport;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.DomainState;
import org.vireo.protocol.vm.ExitReason;
import org.vireo.protocol.vm.GuestReport;

/** The virtual machines of one simulated host, and how they get from one status to the next. Guarded by its monitor. */
final class SimulatedFleet {
    private final Behaviour behaviour;
    private final Reports reports;
    private final Timer timer;
    private final RandomGenerator random;
    private final Clock clock;
    private final String address;
    private final Map<VmId, SimulatedVm> vms = new LinkedHashMap<>();
    private final Set<VmId> saved = new HashSet<>();
    private final BitSet numbers = new BitSet();

    SimulatedFleet(
            Behaviour behaviour, Reports reports, Timer timer, RandomGenerator random, Clock clock, String address) {
        this.behaviour = behaviour;
        this.reports = reports;
        this.timer = timer;
        this.random = random;
        this.clock = clock;
        this.address = address;
    }

    private Behaviour.Delays delays() {
        return behaviour.delays();
    }

    /** Starts, or restores what is saved. One that runs is told again. */
    synchronized void start(DomainSpec spec, boolean paused, boolean restore) {
        var there = vms.get(spec.id());
        if (there != null) {
            tellIfLaunched(there);
            return;
        }
        boolean continues = saved.contains(spec.id());
        if (continues && !restore) {
            throw new VireoException(
                    ModelError.WRONG_STATE,
                    "cannot start virtual machine " + spec.id()
                            + " afresh: its memory is saved here; restore it or drop the saved memory first");
        }
        refuseWithoutMemory(spec);
        int number = numbers.nextClearBit(0);
        numbers.set(number);
        var vm = new SimulatedVm(spec, number, address, VmStatus.WAIT_FOR_LAUNCH, clock.instant());
        vms.put(spec.id(), vm);
        if (continues) {
            vm.enter(VmStatus.RESTORING_STATE);
            tell(vm);
            after(delays().memory(), vm, () -> restored(vm, paused));
        } else {
            after(delays().start(), vm, () -> launched(vm, paused));
        }
    }

    private void refuseWithoutMemory(DomainSpec spec) {
        long taken = behaviour.memoryOwn().bytes()
                + vms.values().stream()
                        .mapToLong(vm -> vm.spec().memory().bytes())
                        .sum();
        if (taken + spec.memory().bytes() > behaviour.memory().bytes()) {
            throw new VireoException(
                    ModelError.HOST_FAILED,
                    "cannot start virtual machine " + spec.id() + ": cannot allocate "
                            + spec.memory().bytes() + " bytes of memory");
        }
    }

    private void launched(SimulatedVm vm, boolean paused) {
        if (happens(behaviour.failures().start())) {
            end(vm, ExitReason.START_FAILED, "the simulator was told to let starts fail");
        } else if (paused) {
            vm.enter(VmStatus.PAUSED);
            tell(vm);
        } else {
            boot(vm, VmStatus.POWERING_UP);
        }
    }

    private void restored(SimulatedVm vm, boolean paused) {
        saved.remove(vm.id());
        vm.enter(paused ? VmStatus.PAUSED : VmStatus.UP);
        tell(vm);
    }

    private void boot(SimulatedVm vm, VmStatus meanwhile) {
        vm.enter(meanwhile);
        tell(vm);
        after(delays().boot(), vm, () -> up(vm));
    }

    private void up(SimulatedVm vm) {
        vm.enter(VmStatus.UP);
        tell(vm);
        if (behaviour.guestAgent()) {
            reports.send(new GuestReport(vm.id(), SimulatedGuest.of(vm)));
        }
    }

    /** Cuts the power; one that does not run is told to be down. */
    synchronized void stop(VmId id) {
        var vm = vms.get(id);
        if (vm == null) {
            tellResting(id);
        } else {
            vm.enter(vm.status());
            after(delays().stop(), vm, () -> end(vm, ExitReason.STOPPED, ""));
        }
    }

    /** Asks the guest, which may not listen. */
    synchronized void shutdown(VmId id) {
        var vm = vms.get(id);
        if (vm == null) {
            tellResting(id);
            return;
        }
        vm.enter(VmStatus.POWERING_DOWN);
        tell(vm);
        if (happens(behaviour.failures().shutdown())) {
            after(delays().shutdown(), vm, () -> up(vm));
        } else {
            after(delays().shutdown(), vm, () -> end(vm, ExitReason.GUEST_SHUTDOWN, ""));
        }
    }

    synchronized void reboot(VmId id, boolean byGuest) {
        var vm = running(id, "reboot");
        if (byGuest) {
            vm.enter(VmStatus.REBOOT_IN_PROGRESS);
            tell(vm);
            after(delays().shutdown(), vm, () -> boot(vm, VmStatus.REBOOT_IN_PROGRESS));
        } else {
            boot(vm, VmStatus.REBOOT_IN_PROGRESS);
        }
    }

    synchronized void pause(VmId id) {
        change(running(id, "pause"), VmStatus.PAUSED);
    }

    synchronized void resume(VmId id) {
        change(running(id, "resume"), VmStatus.UP);
    }

    private void change(SimulatedVm vm, VmStatus next) {
        vm.enter(next);
        tell(vm);
    }

    synchronized void suspend(VmId id) {
        if (!vms.containsKey(id) && saved.contains(id)) {
            tellResting(id);
            return;
        }
        var vm = running(id, "suspend");
        change(vm, VmStatus.SAVING_STATE);
        after(delays().memory(), vm, () -> {
            saved.add(id);
            forget(vm);
            tellResting(id);
        });
    }

    synchronized void forgetSaved(VmId id) {
        saved.remove(id);
        if (!vms.containsKey(id)) {
            tellResting(id);
        }
    }

    /** As if the process had been killed. */
    synchronized void crash(VmId id) {
        var vm = vms.get(id);
        if (vm != null) {
            end(vm, ExitReason.CRASHED, "the simulator was told to let virtual machines crash");
        }
    }

    synchronized SimulatedVm running(VmId id, String attempt) {
        var vm = vms.get(id);
        if (vm == null) {
            tellResting(id);
            throw new VireoException(
                    ModelError.OBJECT_NOT_FOUND,
                    "cannot " + attempt + " virtual machine " + id + ": it does not run on this host");
        }
        return vm;
    }

    /** Those that run, as they are now. */
    synchronized List<SimulatedVm> running() {
        return List.copyOf(vms.values());
    }

    /** All that run or are saved here. */
    synchronized List<DomainState> states() {
        return Stream.concat(
                        vms.values().stream().filter(SimulatedVm::launched).map(SimulatedVm::state),
                        saved.stream().filter(id -> !vms.containsKey(id)).map(this::resting))
                .toList();
    }

    private void after(Duration delay, SimulatedVm vm, Runnable work) {
        long era = vm.era();
        timer.later(delay, () -> {
            synchronized (this) {
                if (vms.get(vm.id()) == vm && vm.era() == era) {
                    work.run();
                }
            }
        });
    }

    private boolean happens(double percent) {
        return percent > 0 && random.nextDouble(100) < percent;
    }

    private void end(SimulatedVm vm, ExitReason reason, String words) {
        forget(vm);
        reports.send(new DomainReport(new DomainState(vm.id(), VmStatus.DOWN, Optional.of(reason), words, List.of())));
    }

    private void forget(SimulatedVm vm) {
        vms.remove(vm.id());
        numbers.clear(vm.number());
    }

    private void tellIfLaunched(SimulatedVm vm) {
        if (vm.launched()) {
            tell(vm);
        }
    }

    private void tell(SimulatedVm vm) {
        reports.send(new DomainReport(vm.state()));
    }

    private void tellResting(VmId id) {
        reports.send(new DomainReport(resting(id)));
    }

    private DomainState resting(VmId id) {
        return saved.contains(id)
                ? new DomainState(id, VmStatus.SUSPENDED, Optional.of(ExitReason.SAVED), "", List.of())
                : new DomainState(id, VmStatus.DOWN, Optional.of(ExitReason.STOPPED), "", List.of());
    }
}

package org.vireo.host.libvirt;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.spi.Reports;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.DomainReport;
import org.vireo.protocol.vm.DomainState;
import org.vireo.protocol.vm.ExitReason;

/** Tells the engine how virtual machines are. Confined to the thread of {@link DomainWatch}. */
final class Teller {
    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

    private final LibvirtConnection connection;
    private final Reports reports;
    private final Memory memory;

    Teller(LibvirtConnection connection, Reports reports, Memory memory) {
        this.connection = connection;
        this.reports = reports;
        this.memory = memory;
    }

    /** Tells of a running machine, if there is news; a start that is only being tried is none. */
    void tell(VmId vm, Track track) {
        if (track.status() != VmStatus.WAIT_FOR_LAUNCH) {
            DomainState state = state(vm, track);
            if (track.news(state)) {
                send(state);
            }
        }
    }

    /** A running machine. */
    DomainState state(VmId vm, Track track) {
        return new DomainState(
                vm,
                track.status(),
                Optional.empty(),
                track.detail(),
                memory.consoles().of(connection, vm),
                track.halt().map(StorageHalt::cause));
    }

    /** A machine that does not run. */
    DomainState resting(VmId vm) {
        return memory.saved().find(vm).isPresent()
                ? new DomainState(vm, VmStatus.SUSPENDED, Optional.of(ExitReason.SAVED), "", List.of())
                : down(vm, ExitReason.STOPPED, "");
    }

    /** Whether it runs and is one of ours. */
    boolean marked(VmId vm) {
        return connection.call(session ->
                session.ask(vm, domain -> domain.marked(DomainWatch.NAMESPACE)).orElse(false));
    }

    static DomainState down(VmId vm, ExitReason reason, String words) {
        return new DomainState(vm, VmStatus.DOWN, Optional.of(reason), words, List.of());
    }

    void send(DomainState state) {
        LOG.info(
                "VM {} is {} {} {}",
                state.vm(),
                state.status(),
                state.exit().map(Enum::name).orElse(""),
                state.detail());
        reports.send(new DomainReport(state));
    }
}

package org.vireo.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.catalog.QuotaGate.Weighed;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.storage.NewDisk;
import org.vireo.engine.api.vm.AddVm;
import org.vireo.model.StorageDomainId;

/** Disks that are made together with a virtual machine are made within their quota; those of one quota are weighed together. */
@Component(service = CommandGuard.class)
public final class AddVmQuotaGuard implements CommandGuard<AddVm> {
    private final QuotaGate gate;

    /** Asks the gate. */
    @Activate
    public AddVmQuotaGuard(@Reference QuotaGate gate) {
        this.gate = gate;
    }

    @Override
    public Class<AddVm> command() {
        return AddVm.class;
    }

    @Override
    public Check check(AddVm command, Caller caller) {
        var verdict = Check.FINE;
        for (var one : weighed(command)) {
            verdict = verdict.and(gate.verdict("add VM", Optional.of(one)));
        }
        return verdict;
    }

    @Override
    public void passed(AddVm command, Caller caller) {
        weighed(command).forEach(one -> gate.tell(Optional.of(one), caller));
    }

    private List<Weighed> weighed(AddVm command) {
        var byQuota = new LinkedHashMap<Optional<UUID>, List<NewDisk>>();
        for (var disk : command.disks()) {
            disk.create()
                    .filter(fresh -> fresh.domain().isPresent())
                    .ifPresent(fresh -> byQuota.computeIfAbsent(
                                    Attributes.of(fresh.details().extras()).reference("quota"),
                                    quota -> new ArrayList<>())
                            .add(fresh));
        }
        return byQuota.values().stream()
                .flatMap(
                        disks -> gate.store(bytes(disks), disks.get(0).details().extras()).stream())
                .toList();
    }

    private static Map<StorageDomainId, Long> bytes(List<NewDisk> disks) {
        return disks.stream()
                .collect(Collectors.groupingBy(
                        disk -> disk.domain().orElseThrow(),
                        Collectors.summingLong(disk -> disk.size().bytes())));
    }
}

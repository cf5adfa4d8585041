package org.vireo.rest.own;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Sight;
import org.vireo.engine.api.schedule.Scheduler.Prospect;
import org.vireo.engine.api.schedule.Scheduler.Rejection;
import org.vireo.engine.api.vm.Placements;
import org.vireo.engine.api.vm.Placements.Outlook;
import org.vireo.model.VmId;
import org.vireo.rest.define.Context;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.objects.NextStart;

/** What would become of a virtual machine: where it could start, and what waits for that. Values in, values out. Thread-safe. */
record MachinesApi(Authorizer authorizer, Supplier<Optional<Placements>> placements, NextStart nextStart) {
    /** Whether it could start now, with each host that the caller sees; of other hosts no more than numbers. */
    Map<String, Object> placement(String vm, Caller caller) {
        var id = visible(vm, caller);
        var outlook = placements
                .get()
                .orElseThrow(() -> RequestFault.conflict("Nothing that places virtual machines is up yet."))
                .outlook(id);
        var seen = seen(outlook, caller);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("possible", outlook.possible());
        answer.put("obstacles", outlook.obstacles());
        answer.put("hosts_total", outlook.hosts().size());
        answer.put("hosts_fit", outlook.hosts().stream().filter(Prospect::fits).count());
        answer.put("refusals", refusals(outlook));
        answer.put("hosts", seen.stream().map(MachinesApi::host).toList());
        return answer;
    }

    /** What waits for the next start; with a body, what would wait once it were put. */
    Map<String, Object> waiting(String vm, Optional<JsonNode> body, Caller caller) {
        var id = visible(vm, caller);
        var changes =
                body.map(sent -> nextStart.after(id, sent, caller)).orElseGet(() -> nextStart.waiting(id, caller));
        return Map.of("changes", changes);
    }

    private VmId visible(String vm, Caller caller) {
        var id = new VmId(Context.uuid(vm));
        if (!authorizer.sees(authorizer.sight(caller), "vm", id.value())) {
            throw RequestFault.noEntity("Vm", "id", vm);
        }
        return id;
    }

    private List<Prospect> seen(Outlook outlook, Caller caller) {
        var sight = authorizer.sight(caller);
        if (sight instanceof Sight.Everything) {
            return outlook.hosts();
        }
        return outlook.hosts().stream()
                .filter(one -> authorizer.sees(sight, "host", one.host().value()))
                .toList();
    }

    /** How many hosts each filter refuses. */
    private static Map<String, Long> refusals(Outlook outlook) {
        return outlook.hosts().stream()
                .flatMap(one -> one.rejections().stream())
                .collect(Collectors.groupingBy(Rejection::filter, TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Object> host(Prospect one) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", one.host().value().toString());
        shown.put("name", one.hostName());
        shown.put("fits", one.fits());
        shown.put(
                "refusals",
                one.rejections().stream()
                        .map(refusal -> Map.of("filter", refusal.filter(), "reason", refusal.reason()))
                        .toList());
        if (one.fits()) {
            shown.put("cost", one.cost());
            shown.put(
                    "weights",
                    one.weights().stream()
                            .map(weight ->
                                    Map.of("unit", weight.weigher(), "factor", weight.factor(), "cost", weight.cost()))
                            .toList());
        }
        return shown;
    }
}

package org.vireo.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.catalog.DefinitionKind;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.model.Id;

/** Qualities of service: limits for storage, CPU and networks that profiles refer to. */
@Component
public final class QosKind implements DefinitionKind {
    private static final List<String> NETWORK = List.of(
            "inbound_average", "inbound_peak", "inbound_burst", "outbound_average", "outbound_peak", "outbound_burst");
    private static final Map<String, List<String>> ALLOWED = new TreeMap<>(Map.of(
            "storage",
            List.of(
                    "max_throughput",
                    "max_read_throughput",
                    "max_write_throughput",
                    "max_iops",
                    "max_read_iops",
                    "max_write_iops"),
            "cpu",
            List.of("cpu_limit"),
            "network",
            NETWORK,
            "hostnetwork",
            List.of("outbound_average_linkshare", "outbound_average_upperlimit", "outbound_average_realtime")));

    private final Inventory inventory;

    /** Reads the inventory. */
    @Activate
    public QosKind(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String name() {
        return "qos";
    }

    @Override
    public String label() {
        return "quality of service";
    }

    @Override
    public Permit permit(Change change, Optional<UUID> owner) {
        return Permit.on("edit_storage_pool_configuration", "data_center", (Id) owner::orElseThrow);
    }

    @Override
    public int event(Change change) {
        return switch (change) {
            case ADD -> 10110;
            case UPDATE -> 10112;
            case REMOVE -> 10114;
        };
    }

    @Override
    public Optional<String> ownerKind() {
        return Optional.of("data_center");
    }

    @Override
    public Check check(Definition wanted, boolean isNew) {
        var given = Attributes.of(wanted);
        var type = given.text("type").orElse("");
        if (!ALLOWED.containsKey(type)) {
            return Check.invalid(
                    "A quality of service needs one of the types " + String.join(", ", ALLOWED.keySet()) + ".");
        }
        var foreign = ALLOWED.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(type))
                .flatMap(entry -> given.given(entry.getValue()).stream())
                .filter(name -> !ALLOWED.get(type).contains(name))
                .distinct()
                .sorted()
                .toList();
        if (!foreign.isEmpty()) {
            return Check.invalid(
                    "A quality of service of type " + type + " has no " + String.join(", ", foreign) + ".");
        }
        return given.notNegative(ALLOWED.get(type).toArray(String[]::new))
                .and(either(given, "throughput"))
                .and(either(given, "iops"))
                .and(percent(given))
                .and(whole(given, "inbound"))
                .and(whole(given, "outbound"));
    }

    /** Storage is limited as a whole or by direction. */
    private static Check either(Attributes given, String what) {
        var whole = given.number("max_" + what).orElse(0L) > 0;
        var parts = given.number("max_read_" + what).orElse(0L) > 0
                || given.number("max_write_" + what).orElse(0L) > 0;
        return whole && parts
                ? Check.invalid("Set either max_" + what + " or max_read_" + what + " and max_write_" + what + ".")
                : Check.FINE;
    }

    private static Check percent(Attributes given) {
        return given.number("cpu_limit")
                        .filter(limit -> limit < 1 || limit > 100)
                        .isPresent()
                ? Check.invalid("cpu_limit must be from 1 to 100 percent.")
                : Check.FINE;
    }

    /** A network's average, peak and burst come together. */
    private static Check whole(Attributes given, String direction) {
        var names = List.of(direction + "_average", direction + "_peak", direction + "_burst");
        var count = given.given(names).size();
        return count == 0 || count == names.size()
                ? Check.FINE
                : Check.invalid("Set all or none of " + String.join(", ", names) + ".");
    }

    @Override
    public Check removable(Definition definition) {
        var used = new TreeSet<String>();
        for (var kind : List.of("cpu_profile", "disk_profile")) {
            for (var profile : inventory.list(Definition.class, Where.equal("kind", kind))) {
                if (Attributes.of(profile)
                        .reference("qos")
                        .filter(definition.id().value()::equals)
                        .isPresent()) {
                    used.add(profile.name());
                }
            }
        }
        return used.isEmpty()
                ? Check.FINE
                : Check.conflict("Cannot remove quality of service " + definition.name() + ". Profiles use it: "
                        + String.join(", ", used) + ".");
    }
}

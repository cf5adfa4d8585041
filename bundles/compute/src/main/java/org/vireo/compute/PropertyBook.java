package org.vireo.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.vm.CustomProperties;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Inventory;
import org.vireo.model.ClusterId;

/**
 * Rules for custom properties, from the configuration: {@code predefined}, {@code user_defined} and {@code interface}, each also with the
 * compatibility level behind it ({@code user_defined.4.7}) for clusters of that level alone. Immutable.
 */
@Component(configurationPid = PropertyBook.PID)
public final class PropertyBook implements CustomProperties {
    static final String PID = "vireo.compute.properties";
    private static final String PREDEFINED = "predefined";
    private static final String USER_DEFINED = "user_defined";
    private static final String INTERFACE = "interface";
    /** What scripts of the field act on. */
    private static final String USUAL = "sap_agent=^(true|false)$;sndbuf=^[0-9]+$;"
            + "vhost=^[a-zA-Z0-9_]+:(true|false)(,[a-zA-Z0-9_]+:(true|false))*$";

    private final Inventory inventory;
    private final Map<String, Object> configured;

    /** Refuses expressions that cannot be read. */
    @Activate
    public PropertyBook(@Reference Inventory inventory, Map<String, Object> configured) {
        this.inventory = inventory;
        this.configured = Map.copyOf(configured);
        configured.forEach((key, value) -> {
            if (List.of(PREDEFINED, USER_DEFINED, INTERFACE).contains(key.split("\\.", 2)[0])) {
                new PropertyRules(key, value.toString());
            }
        });
    }

    private PropertyRules rules(String key, String level, String usual) {
        String exact = key + "." + level;
        if (configured.containsKey(exact)) {
            return new PropertyRules(exact, configured.get(exact).toString());
        }
        return new PropertyRules(key, configured.getOrDefault(key, usual).toString());
    }

    @Override
    public Check ofVm(String attempt, ClusterId cluster, Map<String, String> before, Map<String, String> after) {
        if (before.equals(after)) {
            return Check.FINE;
        }
        String level = inventory
                .find(Cluster.class, cluster)
                .map(Cluster::compatibility)
                .orElse("");
        return judge(attempt, List.of(rules(PREDEFINED, level, USUAL), rules(USER_DEFINED, level, "")), before, after);
    }

    @Override
    public Check ofNic(String attempt, Map<String, String> before, Map<String, String> after) {
        return judge(attempt, List.of(rules(INTERFACE, "", "")), before, after);
    }

    private static Check judge(
            String attempt, List<PropertyRules> books, Map<String, String> before, Map<String, String> after) {
        var reasons = new ArrayList<String>();
        after.forEach((name, value) -> {
            if (!value.equals(before.get(name))) {
                reason(books, name, value, reasons);
            }
        });
        if (reasons.isEmpty()) {
            return Check.FINE;
        }
        reasons.sort(null);
        return Check.invalid(
                reasons.stream().map(reason -> attempt + " " + reason).toArray(String[]::new));
    }

    private static void reason(List<PropertyRules> books, String name, String value, List<String> reasons) {
        var book = books.stream().filter(one -> one.knows(name)).findFirst();
        if (book.isEmpty()) {
            reasons.add("There is no custom property '" + name + "'.");
        } else if (!book.get().allows(name, value)) {
            reasons.add("The custom property '" + name + "' must match "
                    + book.get().expression(name) + ".");
        }
    }

    @Override
    public String predefined(String level) {
        return rules(PREDEFINED, level, USUAL).text();
    }

    @Override
    public String userDefined(String level) {
        return rules(USER_DEFINED, level, "").text();
    }

    @Override
    public String ofDevices(String level) {
        String text = rules(INTERFACE, level, "").text();
        return text.isEmpty() ? "" : "{type=interface;prop={" + text + "}}";
    }
}

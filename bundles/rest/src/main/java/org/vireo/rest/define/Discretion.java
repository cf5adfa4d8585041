package org.vireo.rest.define;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.model.Id;
import org.vireo.rest.types.BaseResource;
import org.vireo.rest.types.Permission;

/** Takes references to what the caller may not see out of what it may see, however deep they lie. Immutable. */
final class Discretion {
    /** Kinds of objects by the path under which they are known. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("vms", "vm"),
            Map.entry("templates", "template"),
            Map.entry("clusters", "cluster"),
            Map.entry("datacenters", "data_center"),
            Map.entry("hosts", "host"),
            Map.entry("storagedomains", "storage_domain"),
            Map.entry("disks", "disk"),
            Map.entry("networks", "network"),
            Map.entry("vnicprofiles", "vnic_profile"),
            Map.entry("macpools", "mac_pool"),
            Map.entry("vmpools", "vm_pool"),
            Map.entry("users", "user"),
            Map.entry("groups", "group"));

    private final Beans beans;

    Discretion(Beans beans) {
        this.beans = beans;
    }

    void apply(Exchange exchange, BaseResource bean) {
        // whoever is shown a permission may know to whom it was given
        if (!exchange.seesSystem() && !(bean instanceof Permission)) {
            within(exchange, bean);
        }
    }

    private void within(Exchange exchange, Object bean) {
        for (var property : beans.properties(bean)) {
            var value = property.isStructure() ? property.get(bean) : null;
            if (value instanceof List<?> list) {
                var seen = list.stream().filter(one -> !hidden(exchange, one)).toList();
                if (seen.size() < list.size()) {
                    property.set(bean, seen);
                }
                seen.forEach(one -> within(exchange, one));
            } else if (value != null && hidden(exchange, value)) {
                property.set(bean, null);
            } else if (value != null) {
                within(exchange, value);
            }
        }
    }

    private static boolean hidden(Exchange exchange, Object value) {
        if (!(value instanceof BaseResource reference)
                || reference.getHref() == null
                || !reference.getHref().startsWith(exchange.base() + "/")) {
            return false;
        }
        var segments =
                reference.getHref().substring(exchange.base().length() + 1).split("/");
        var kind = KINDS.get(segments[0]);
        return kind != null
                && segments.length > 1
                && id(segments[1]).filter(id -> exchange.sees(kind, id)).isEmpty();
    }

    private static Optional<Id> id(String text) {
        try {
            var number = UUID.fromString(text);
            return Optional.of(() -> number);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // nothing that could be seen has such an id
        }
    }
}

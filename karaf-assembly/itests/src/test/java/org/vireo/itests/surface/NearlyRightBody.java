package org.vireo.itests.surface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.vireo.itests.lab.ApiClient;

/** Bodies that an engine has to think about: what it told itself, with one member broken. Confined to one thread. */
final class NearlyRightBody {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What actions and additions refer to, by member, and where there are such objects. */
    private static final Map<String, String> REFERENCES = Map.ofEntries(
            Map.entry("host", "hosts"),
            Map.entry("cluster", "clusters"),
            Map.entry("vm", "vms"),
            Map.entry("disk", "disks"),
            Map.entry("template", "templates"),
            Map.entry("storage_domain", "storagedomains"),
            Map.entry("network", "networks"),
            Map.entry("vnic_profile", "vnicprofiles"),
            Map.entry("data_center", "datacenters"),
            Map.entry("role", "roles"),
            Map.entry("user", "users"));

    private final ApiClient api;
    private final RandomBody nonsense;
    private final Random random;
    private final Map<String, List<JsonNode>> known = new HashMap<>();
    private int made;

    NearlyRightBody(ApiClient api, RandomBody nonsense, Random random) {
        this.api = api;
        this.nonsense = nonsense;
        this.random = random;
    }

    /** A body for a change, an addition or an action at a place where there is something to take as an example. */
    Optional<String> of(Published.Request request, String path) {
        var example = switch (request.method()) {
            case "update" -> get(path).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast);
            case "add" -> Optional.of(addition(path));
            default -> Optional.of(referring(NODES.objectNode(), 3));
        };
        return example.map(body -> {
            plain(body);
            if (random.nextBoolean()) {
                broken(body);
            }
            return body.toString();
        });
    }

    private ObjectNode addition(String path) {
        var present = items(path.substring(1));
        var body = present.isEmpty()
                ? referring(NODES.objectNode(), 2)
                : (ObjectNode) present.get(random.nextInt(present.size())).deepCopy();
        body.remove("id");
        body.put("name", "nearly-" + made++);
        return body;
    }

    /** Adds references to what there is, by id or by name, one in so many. */
    private ObjectNode referring(ObjectNode body, int oneIn) {
        REFERENCES.forEach((member, collection) -> {
            if (random.nextInt(oneIn) == 0) {
                body.set(member, reference(collection));
            }
        });
        return body;
    }

    private ObjectNode reference(String collection) {
        var present = items(collection);
        var reference = NODES.objectNode();
        if (!present.isEmpty()) {
            var one = present.get(random.nextInt(present.size()));
            var by = random.nextBoolean() || !one.has("name") ? "id" : "name";
            reference.set(by, one.path(by));
        }
        return reference;
    }

    private List<JsonNode> items(String collection) {
        return known.computeIfAbsent(collection, path -> {
            var found = new ArrayList<JsonNode>();
            get("/" + path)
                    .ifPresent(lists -> lists.forEach(list -> list.forEach(item -> {
                        if (item.isObject() && found.size() < 5) {
                            found.add(item);
                        }
                    })));
            return found;
        });
    }

    private Optional<JsonNode> get(String path) {
        var answer = api.send("GET", ApiClient.API + path.substring(1), Probe.JSON, "", "");
        return answer.statusCode() == 200 ? Optional.of(ApiClient.parse(answer.body())) : Optional.empty();
    }

    private static void plain(ObjectNode body) {
        body.remove(List.of("actions", "link", "href", "creation_status"));
    }

    /** Puts something else in the place of one member, somewhere. */
    private void broken(ObjectNode body) {
        var holders = new ArrayList<ObjectNode>();
        collect(body, holders);
        var holder = holders.get(random.nextInt(holders.size()));
        var names = new ArrayList<String>();
        holder.fieldNames().forEachRemaining(names::add);
        var name = names.isEmpty() || random.nextInt(8) == 0
                ? List.copyOf(REFERENCES.keySet()).get(random.nextInt(REFERENCES.size()))
                : names.get(random.nextInt(names.size()));
        holder.set(name, strange());
    }

    private static void collect(JsonNode node, List<ObjectNode> holders) {
        if (node instanceof ObjectNode object) {
            holders.add(object);
        }
        node.forEach(child -> collect(child, holders));
    }

    private JsonNode strange() {
        return switch (random.nextInt(9)) {
            case 0 -> NODES.textNode("");
            case 1 -> NODES.numberNode(random.nextBoolean() ? Long.MIN_VALUE : -1);
            case 2 -> NODES.objectNode();
            case 3 -> NODES.arrayNode().add(nonsense.text()).add(NODES.objectNode());
            case 4 -> NODES.nullNode();
            case 5 -> reference("roles");
            case 6 -> NODES.objectNode().put("id", "00000000-0000-0000-0000-0000000000ff");
            case 7 -> NODES.textNode(String.valueOf(Long.MAX_VALUE));
            default -> NODES.textNode(nonsense.text());
        };
    }
}

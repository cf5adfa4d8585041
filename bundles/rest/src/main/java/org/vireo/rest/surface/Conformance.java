package org.vireo.rest.surface;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Tree;

/** What of the published API is served, path by path and method by method. Immutable. */
public final class Conformance {
    private static final Map<String, String> METHODS =
            Map.of("GET", "get", "POST", "add", "PUT", "update", "DELETE", "remove");

    private final Surface surface;
    private final Tree tree;
    private final Tiers tiers = Tiers.read();

    public Conformance(Surface surface, Tree tree) {
        this.surface = surface;
        this.tree = tree;
    }

    /** How a request is answered. */
    public enum State {
        /** Done. */
        SERVED,
        /** Known, and answered with a fault that says why it is not done. */
        REFUSED
    }

    /**
     * A line of the table.
     *
     * @param path with names in braces for ids
     * @param verb of HTTP
     * @param service of the model
     * @param method of the model
     * @param tier how early clients need it
     * @param state how it is answered
     * @param reason why it is refused, where there is a special one
     */
    public record Row(String path, String verb, String service, String method, Tier tier, State state, String reason) {}

    /** All requests of the published API. */
    public List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (var spot : surface.all()) {
            var segments = segments(spot.path());
            spot.operations().forEach(operation -> rows.add(row(spot, segments, operation)));
        }
        return List.copyOf(rows);
    }

    private Row row(Surface.Spot spot, List<String> segments, Operation operation) {
        var reason = segments.isEmpty() ? atTheRoot(operation) : refusal(segments, operation);
        var path = spot.path() + operation.suffix();
        return new Row(
                path,
                operation.verb(),
                spot.service().name(),
                operation.method().name(),
                tiers.of(path),
                reason.isPresent() ? State.REFUSED : State.SERVED,
                reason.orElse(""));
    }

    private static Optional<String> atTheRoot(Operation operation) {
        return operation.action().map(name -> Refusals.NOT_OFFERED);
    }

    private Optional<String> refusal(List<String> segments, Operation operation) {
        var found = collection(segments);
        if (found.isEmpty()) {
            return Optional.of(Refusals.NOTHING_OF_THE_KIND);
        }
        var collection = found.get();
        var onItem = segments.size() % 2 == 0;
        if (operation.action().isPresent()) {
            var name = operation.action().get();
            var offered = onItem
                    ? collection.actions().containsKey(name)
                    : collection.commonActions().containsKey(name);
            return reason(collection, name, offered);
        }
        var offered = switch (operation.verb()) {
            case "POST" -> !onItem && collection.added().isPresent();
            case "PUT" -> onItem && collection.changed().isPresent();
            case "DELETE" -> onItem && collection.removed().isPresent();
            default -> true;
        };
        var method = operation.verb().equals("GET") && !onItem ? "list" : METHODS.get(operation.verb());
        return reason(collection, method, offered)
                .or(() -> Optional.ofNullable(collection.refusals().get("list"))
                        .filter(reason -> operation.verb().equals("GET")));
    }

    private static Optional<String> reason(Collection<?, ?> collection, String method, boolean offered) {
        var stated = Optional.ofNullable(collection.refusals().get(method));
        return stated.isPresent() || offered ? stated : Optional.of(Refusals.NOT_OFFERED);
    }

    /** The collection a path leads to or through: names of items stand at every second place. */
    private Optional<Collection<?, ?>> collection(List<String> segments) {
        Optional<Collection<?, ?>> found = tree.collection(segments.get(0));
        for (int i = 2; i < segments.size(); i += 2) {
            var segment = segments.get(i);
            found = found.map(one -> one.children().get(segment));
        }
        return found;
    }

    private static List<String> segments(String path) {
        return path.isEmpty() ? List.of() : Arrays.asList(path.substring(1).split("/"));
    }
}

package org.vireo.rest.define;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vireo.rest.types.BaseResource;
import org.vireo.rest.wire.WireProperty;

/**
 * Puts followed references and linked collections in place, to any depth. What several items refer to is read once. Immutable.
 */
final class Following {
    private static final int DEEPEST = 8;

    private final Tree tree;
    private final Beans beans;
    private final Presenting presenting;

    Following(Tree tree, Beans beans, Presenting presenting) {
        this.tree = tree;
        this.beans = beans;
        this.presenting = presenting;
    }

    void follow(Exchange exchange, List<? extends BaseResource> items, String wanted) {
        var paths = new ArrayList<List<String>>();
        for (var path : wanted.split(",")) {
            if (!path.isBlank()) {
                paths.add(List.of(path.strip().split("\\.")));
            }
        }
        follow(exchange, items, paths, 0);
    }

    private void follow(Exchange exchange, List<?> items, List<List<String>> paths, int depth) {
        if (items.isEmpty() || depth > DEEPEST) {
            return;
        }
        Map<String, List<List<String>>> deeper = new LinkedHashMap<>();
        for (var path : paths) {
            var rest = deeper.computeIfAbsent(path.get(0), first -> new ArrayList<>());
            if (path.size() > 1) {
                rest.add(path.subList(1, path.size()));
            }
        }
        var read = new HashMap<String, Object>();
        deeper.forEach((name, rest) -> {
            var found = new ArrayList<Object>();
            items.forEach(item -> found.addAll(inPlace(exchange, item, name, read)));
            if (!rest.isEmpty()) {
                follow(exchange, found, rest, depth + 1);
            }
        });
    }

    /** Follows one name in one object; answers what stands there now. Names that lead nowhere are ignored. */
    private List<?> inPlace(Exchange exchange, Object item, String name, Map<String, Object> read) {
        var property = beans.property(item, name);
        if (property.isEmpty() || !property.get().isStructure()) {
            return List.of();
        }
        var value = property.get().get(item);
        if (value instanceof BaseResource reference && reference.getHref() != null) {
            return referred(exchange, item, property.get(), reference, read);
        }
        if (item instanceof BaseResource resource) {
            var linked = linked(exchange, resource, property.get(), read);
            if (linked.isPresent()) {
                return linked.get();
            }
        }
        return beans.structures(value).stream()
                .map(inner -> expanded(exchange, inner, read))
                .toList();
    }

    private List<?> referred(
            Exchange exchange, Object item, WireProperty property, BaseResource reference, Map<String, Object> read) {
        var found = expanded(exchange, reference, read);
        if (property.valueType().isInstance(found)) {
            property.set(item, found);
        }
        return List.of(found);
    }

    /** The whole of what is only referred to; a reference in a list is filled where it stands. */
    private Object expanded(Exchange exchange, Object inner, Map<String, Object> read) {
        if (!(inner instanceof BaseResource reference) || reference.getHref() == null) {
            return inner;
        }
        var whole = read.computeIfAbsent(
                reference.getHref(),
                href -> tree.find(exchange, href)
                        .filter(node -> node instanceof Tree.Item<?, ?>)
                        .map(node -> (Object) presenting.bean((Tree.Item<?, ?>) node))
                        .orElse(reference));
        if (whole.getClass() == inner.getClass() && !whole.equals(inner)) {
            beans.overlay(inner, beans.copy(whole));
        }
        return inner;
    }

    private Optional<List<?>> linked(
            Exchange exchange, BaseResource item, WireProperty property, Map<String, Object> read) {
        var rel = property.name().replace("_", "");
        var link =
                item.getLinks().stream().filter(one -> rel.equals(one.getRel())).findFirst();
        if (link.isEmpty()) {
            return Optional.empty();
        }
        var href = link.get().getHref();
        var list = (List<?>) read.computeIfAbsent(
                href,
                at -> tree.find(exchange, at)
                        .filter(node -> node instanceof Tree.Listed<?, ?>)
                        .map(node -> (Object) presenting.all((Tree.Listed<?, ?>) node))
                        .orElse(List.of()));
        property.set(item, beans.collection(property.valueType(), list));
        item.getLinks().remove(link.get());
        return Optional.of(list);
    }
}

package org.vireo.rest.define;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vireo.rest.types.BaseResource;
import org.vireo.rest.types.Link;
import org.vireo.rest.wire.WireProperty;

/**
 * Puts followed references and linked collections in place, to any depth. Each name is followed for all items at once: what they refer to is
 * read with one query a collection, however many they are. What several of them refer to is the same bean. Immutable.
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

    /** Follows what is wanted in the beans of these items. */
    void follow(
            Exchange exchange,
            List<? extends Tree.Item<?, ?>> items,
            List<? extends BaseResource> shown,
            String wanted) {
        var paths = new ArrayList<List<String>>();
        for (var path : wanted.split(",")) {
            if (!path.isBlank()) {
                paths.add(List.of(path.strip().split("\\.")));
            }
        }
        var fetched = new Fetched(tree, exchange);
        fetched.know(items);
        follow(fetched, shown, paths, 0);
    }

    private void follow(Fetched fetched, List<?> items, List<List<String>> paths, int depth) {
        if (items.isEmpty() || depth > DEEPEST) {
            return;
        }
        Map<String, List<List<String>>> deeper = new LinkedHashMap<>();
        for (var path : paths) {
            if (path.isEmpty()) {
                continue;
            }
            var rest = deeper.computeIfAbsent(path.get(0).replace("_", ""), first -> new ArrayList<>());
            if (path.size() > 1) {
                rest.add(path.subList(1, path.size()));
            }
        }
        deeper.forEach((name, rest) -> {
            var found = new Step(fetched, name).over(items);
            if (!rest.isEmpty()) {
                follow(fetched, found, rest, depth + 1);
            }
        });
    }

    /** One name followed in many objects. Names that lead nowhere are ignored. Used once. */
    private final class Step {
        private final Fetched fetched;
        private final String name;
        private final Map<String, BaseResource> whole = new HashMap<>();

        Step(Fetched fetched, String name) {
            this.fetched = fetched;
            this.name = name;
        }

        /** Everything that stands at the name now, each once. */
        List<?> over(List<?> items) {
            var references = new LinkedHashSet<String>();
            var links = new LinkedHashSet<String>();
            items.forEach(item -> collect(item, references, links));
            if (!references.isEmpty()) {
                fetched.items(references);
            }
            Map<String, List<? extends Tree.Item<?, ?>>> lists = links.isEmpty() ? Map.of() : fetched.lists(links);
            Set<Object> found = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
            var ordered = new ArrayList<Object>();
            for (var item : items) {
                for (var one : place(item, lists)) {
                    if (found.add(one)) {
                        ordered.add(one);
                    }
                }
            }
            return ordered;
        }

        private void collect(Object item, Set<String> references, Set<String> links) {
            var property = property(item);
            if (property.isEmpty()) {
                return;
            }
            var value = property.get().get(item);
            if (isReference(value)) {
                references.add(((BaseResource) value).getHref());
            } else if (link(item, property.get()).isPresent()) {
                links.add(link(item, property.get()).get().getHref());
            } else {
                beans.structures(value).stream()
                        .filter(Following::isReference)
                        .forEach(one -> references.add(((BaseResource) one).getHref()));
            }
        }

        private List<?> place(Object item, Map<String, List<? extends Tree.Item<?, ?>>> lists) {
            var property = property(item);
            if (property.isEmpty()) {
                return List.of();
            }
            var value = property.get().get(item);
            if (isReference(value)) {
                var found = whole((BaseResource) value);
                property.get().set(item, found);
                return List.of(found);
            }
            var link = link(item, property.get());
            if (link.isPresent()) {
                var list = lists.getOrDefault(link.get().getHref(), List.of()).stream()
                        .map(presenting::bean)
                        .toList();
                property.get().set(item, beans.collection(property.get().valueType(), list));
                ((BaseResource) item).getLinks().remove(link.get());
                return list;
            }
            return beans.replaced(value, inner -> isReference(inner) ? whole((BaseResource) inner) : inner);
        }

        /** The whole of what is only referred to; stays a reference when there is none for the caller. */
        private BaseResource whole(BaseResource reference) {
            return whole.computeIfAbsent(
                    reference.getHref(),
                    href -> fetched.item(href)
                            .<BaseResource>map(presenting::bean)
                            .filter(bean -> bean.getClass() == reference.getClass())
                            .orElse(reference));
        }

        private Optional<WireProperty> property(Object item) {
            return beans.propertyOfLink(item, name).filter(WireProperty::isStructure);
        }
    }

    private static boolean isReference(Object value) {
        return value instanceof BaseResource reference && reference.getHref() != null;
    }

    private static Optional<Link> link(Object item, WireProperty property) {
        var rel = property.name().replace("_", "");
        return item instanceof BaseResource resource
                ? resource.getLinks().stream()
                        .filter(one -> rel.equals(one.getRel()))
                        .findFirst()
                : Optional.empty();
    }
}

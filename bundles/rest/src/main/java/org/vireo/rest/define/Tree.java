package org.vireo.rest.define;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vireo.rest.types.BaseResource;

/** All that the API serves, from its root collections downwards. Immutable. */
public final class Tree {
    private final Map<String, Collection<?, ?>> roots = new LinkedHashMap<>();

    public Tree(List<Collection<?, ?>> roots) {
        roots.forEach(root -> this.roots.put(root.segment(), root));
    }

    public java.util.Collection<Collection<?, ?>> roots() {
        return roots.values();
    }

    /** The definition of a root collection. */
    public Optional<Collection<?, ?>> collection(String segment) {
        return Optional.ofNullable(roots.get(segment));
    }

    public Optional<Listed<?, ?>> root(Exchange exchange, String segment) {
        return Optional.ofNullable(roots.get(segment)).map(found -> new Listed<>(found, context(exchange)));
    }

    /** The collection or item an href of ours names; empty when it names nothing. */
    public Optional<Node> find(Exchange exchange, String href) {
        if (!href.startsWith(exchange.base() + "/")) {
            return Optional.empty();
        }
        var segments = href.substring(exchange.base().length() + 1).split("/");
        Optional<Node> here = root(exchange, segments[0]).map(Node.class::cast);
        for (int i = 1; i < segments.length && here.isPresent(); i++) {
            var segment = segments[i];
            here = here.flatMap(node -> node.step(segment));
        }
        return here;
    }

    private static Context context(Exchange exchange) {
        return new Context(exchange, Place.root(exchange));
    }

    /** Something that a path leads to. */
    public sealed interface Node {
        /** One segment further. */
        Optional<Node> step(String segment);
    }

    /** A collection at a place. */
    public record Listed<E, A extends BaseResource>(Collection<E, A> collection, Context context) implements Node {
        @Override
        public Optional<Node> step(String id) {
            return item(id).map(Node.class::cast);
        }

        public Optional<Item<E, A>> item(String id) {
            return Sighted.item(this, id).map(found -> new Item<>(collection, context, found));
        }

        /** All items the caller may see. */
        public List<E> items() {
            return Sighted.items(this);
        }

        View view() {
            return collection.view(context);
        }

        public String href() {
            return context.place().href() + "/" + collection.segment();
        }
    }

    /** An item of a collection at a place. */
    public record Item<E, A extends BaseResource>(Collection<E, A> collection, Context context, E item)
            implements Node {
        @Override
        public Optional<Node> step(String segment) {
            return child(segment).map(Node.class::cast);
        }

        public Optional<Listed<?, ?>> child(String segment) {
            return Optional.ofNullable(collection.children().get(segment))
                    .map(found -> new Listed<>(found, new Context(context.exchange(), inside())));
        }

        public String id() {
            return collection.source().id(item);
        }

        public String href() {
            return inside().href();
        }

        private Place inside() {
            return context.place().inside(collection.source().home().orElse(collection.segment()), id(), item);
        }
    }
}

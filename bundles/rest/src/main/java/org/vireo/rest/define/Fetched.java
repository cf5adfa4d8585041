package org.vireo.rest.define;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vireo.rest.types.BaseResource;

/**
 * What hrefs lead to, read once a request and together: one query for all items of a collection, and one for a collection of all its owners.
 * Confined to one request.
 */
final class Fetched {
    private final Tree tree;
    private final Exchange exchange;
    private final Map<String, Tree.Item<?, ?>> items = new HashMap<>();

    Fetched(Tree tree, Exchange exchange) {
        this.tree = tree;
        this.exchange = exchange;
    }

    /** Items that are at hand already. */
    void know(List<? extends Tree.Item<?, ?>> known) {
        known.forEach(item -> items.put(item.href(), item));
    }

    /** The item at an href; empty when there is none or it was not asked for together with the others. */
    Optional<Tree.Item<?, ?>> item(String href) {
        return Optional.ofNullable(items.get(href));
    }

    /** Reads the items at these hrefs that are not known yet. */
    void items(Set<String> hrefs) {
        var wanted = hrefs.stream().filter(href -> !items.containsKey(href)).toList();
        var places = places(wanted.stream().map(Fetched::parent).toList());
        var byCollection = new IdentityHashMap<Collection<?, ?>, Wanted>();
        for (int i = 0; i < wanted.size(); i++) {
            var id = last(wanted.get(i));
            places.get(i)
                    .ifPresent(place -> byCollection
                            .computeIfAbsent(place.collection(), collection -> new Wanted())
                            .add(place, id));
        }
        byCollection.values().forEach(one -> know(found(one)));
    }

    /** The items of the collections at these hrefs, by href; hrefs that lead to none are left out. */
    Map<String, List<? extends Tree.Item<?, ?>>> lists(Set<String> hrefs) {
        var wanted = List.copyOf(hrefs);
        var places = places(wanted);
        var byCollection = new IdentityHashMap<Collection<?, ?>, Wanted>();
        for (int i = 0; i < wanted.size(); i++) {
            var href = wanted.get(i);
            places.get(i)
                    .ifPresent(place -> byCollection
                            .computeIfAbsent(place.collection(), collection -> new Wanted())
                            .add(place, href));
        }
        var found = new LinkedHashMap<String, List<? extends Tree.Item<?, ?>>>();
        byCollection.values().forEach(one -> listed(one, found));
        return found;
    }

    private void listed(Wanted wanted, Map<String, List<? extends Tree.Item<?, ?>>> found) {
        var lists = all(wanted.places);
        for (int i = 0; i < lists.size(); i++) {
            found.put(wanted.names.get(i), lists.get(i));
            know(lists.get(i));
        }
    }

    /** The collections at these hrefs; what they belong to is read together first. */
    private List<Optional<Tree.Listed<?, ?>>> places(List<String> hrefs) {
        var base = exchange.base() + "/";
        var owners = new java.util.LinkedHashSet<String>();
        hrefs.stream()
                .filter(href -> href.startsWith(base) && href.indexOf('/', base.length()) > 0)
                .forEach(href -> owners.add(parent(href)));
        if (!owners.isEmpty()) {
            items(owners);
        }
        var found = new ArrayList<Optional<Tree.Listed<?, ?>>>();
        for (var href : hrefs) {
            if (!href.startsWith(base)) {
                found.add(Optional.empty());
            } else if (href.indexOf('/', base.length()) < 0) {
                found.add(tree.root(exchange, last(href)));
            } else {
                found.add(item(parent(href)).flatMap(owner -> owner.child(last(href))));
            }
        }
        return found;
    }

    private static String parent(String href) {
        return href.substring(0, Math.max(0, href.lastIndexOf('/')));
    }

    private static String last(String href) {
        return href.substring(href.lastIndexOf('/') + 1);
    }

    @SuppressWarnings("unchecked")
    private static <E, A extends BaseResource> List<Tree.Item<E, A>> found(Wanted wanted) {
        return Sighted.byId((List<Tree.Listed<E, A>>) (List<?>) wanted.places, wanted.names);
    }

    @SuppressWarnings("unchecked")
    private static <E, A extends BaseResource> List<List<Tree.Item<E, A>>> all(List<Tree.Listed<?, ?>> wanted) {
        var places = (List<Tree.Listed<E, A>>) (List<?>) wanted;
        var lists = Sighted.all(places);
        var made = new ArrayList<List<Tree.Item<E, A>>>();
        for (int i = 0; i < places.size(); i++) {
            var place = places.get(i);
            made.add(lists.get(i).stream()
                    .map(item -> new Tree.Item<>(place.collection(), place.context(), item))
                    .toList());
        }
        return made;
    }

    /** Places of one collection, and what is wanted there. */
    private static final class Wanted {
        private final List<Tree.Listed<?, ?>> places = new ArrayList<>();
        private final List<String> names = new ArrayList<>();

        void add(Tree.Listed<?, ?> place, String name) {
            places.add(place);
            names.add(name);
        }
    }
}

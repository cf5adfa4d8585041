package org.vireo.rest.define;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.inventory.Where;
import org.vireo.rest.search.Search;
import org.vireo.rest.types.BaseResource;

/**
 * What a caller gets to see of collections. Where items are kept, the store decides, with everything a request asks for, in one query however
 * many items and places there are; where they are computed, it is decided item by item.
 */
final class Sighted {
    private Sighted() {}

    /** Everything the caller may see at a place. */
    static <E, A extends BaseResource> List<E> items(Tree.Listed<E, A> listed) {
        var view = listed.view();
        if (view.nothing()) {
            return List.of();
        }
        return listed.collection().source() instanceof Stored<E> stored
                ? listed.context().inventory().list(stored.type(), view.narrowed(stored.where(listed.context())))
                : listed.collection().source().list(listed.context()).stream()
                        .filter(item -> sees(listed, view, item))
                        .toList();
    }

    /** One item, if the caller may see it. */
    static <E, A extends BaseResource> Optional<E> item(Tree.Listed<E, A> listed, String id) {
        var view = listed.view();
        return view.nothing()
                ? Optional.empty()
                : listed.collection().source().find(listed.context(), id).filter(item -> sees(listed, view, item));
    }

    private static <E, A extends BaseResource> boolean sees(Tree.Listed<E, A> listed, View view, E item) {
        if (view.limits().isEmpty()) {
            return true;
        }
        return listed.collection().source() instanceof Stored<E> stored
                ? listed.context()
                                .inventory()
                                .count(stored.type(), view.narrowed(stored.withIds(List.of(stored.id(item)))))
                        > 0
                : listed.collection().visible(item, listed.context());
    }

    /** What a request asks for at a place: searched, sorted, cut into pages. */
    static <E, A extends BaseResource> Iterator<List<E>> chosen(Tree.Listed<E, A> listed) {
        var parameters = listed.context().parameters();
        var max = parameters.number("max");
        // what lies on storage without being in the inventory is in collections of their own, where there is anything
        // of that kind
        if (max.filter(most -> most == 0).isPresent()
                || (!listed.collection().source().foreign()
                        && parameters.flag("unregistered").orElse(false))) {
            return Pages.cut(List.of());
        }
        var search = parameters
                .text("search")
                .filter(text -> !text.isBlank() && listed.collection().searchable());
        if (listed.collection().source() instanceof Stored<E> stored
                && (search.isEmpty() || listed.collection().subject().isPresent())) {
            return selected(listed, stored, search, max);
        }
        var items = items(listed);
        var found = search.map(text -> Search.apply(
                        text,
                        exact(listed),
                        listed.context().engine().clock(),
                        max,
                        items,
                        new SearchedFields<>(listed)))
                .orElseGet(() -> new Search.Found<>(
                        items.stream().limit(max.orElse(Integer.MAX_VALUE)).toList(), items.size()));
        listed.context().exchange().counted(found::total);
        return Pages.cut(found.page());
    }

    private static <E, A extends BaseResource> Iterator<List<E>> selected(
            Tree.Listed<E, A> listed, Stored<E> stored, Optional<String> search, Optional<Integer> max) {
        var view = listed.view();
        if (view.nothing()) {
            return Pages.cut(List.of());
        }
        var all = view.narrowed(stored.where(listed.context()));
        var asking = listed.context().exchange().asking(exact(listed));
        var subject = listed.collection().subject();
        var where = search.isPresent()
                ? Search.narrowed(search.get(), max, all, subject.orElseThrow(), asking)
                : Optional.of(all.limit(max.orElse(0)));
        listed.context()
                .exchange()
                .counted(() -> where.map(wanted -> listed.context().inventory().count(stored.type(), wanted))
                        .orElse(0L));
        return where.<Iterator<List<E>>>map(
                        wanted -> new Batches<>(listed.context().inventory(), stored.type(), wanted))
                .orElseGet(() -> Pages.cut(List.of()));
    }

    private static boolean exact(Tree.Listed<?, ?> listed) {
        return listed.context().parameters().flag("case_sensitive").orElse(false);
    }

    /** The items of one collection at many places, in the order of the places. */
    static <E, A extends BaseResource> List<List<E>> all(List<Tree.Listed<E, A>> places) {
        var first = places.get(0);
        var view = first.view();
        if (!(first.collection().source() instanceof Stored<?>) && view.equals(View.WHOLE)) {
            return first.collection()
                    .source()
                    .listAll(places.stream().map(Tree.Listed::context).toList());
        }
        if (places.size() == 1
                || view.nothing()
                || !(first.collection().source() instanceof Stored<E> stored)
                || stored.owned().isEmpty()) {
            return places.stream().map(Sighted::items).toList();
        }
        var owned = stored.owned().get();
        var owners = places.stream()
                .map(place -> owned.owner().apply(place.context()).value())
                .toList();
        var byOwner = new HashMap<UUID, List<E>>();
        owners.forEach(owner -> byOwner.put(owner, new ArrayList<>()));
        var where = view.narrowed(stored.ordered(Where.in(owned.field(), byOwner.keySet())));
        for (var item : first.context().inventory().list(stored.type(), where)) {
            owned.ownerOf().apply(item).map(id -> byOwner.get(id.value())).ifPresent(items -> items.add(item));
        }
        return owners.stream().map(byOwner::get).toList();
    }

    /** Items by id, each at its place; those that are not there, or not for the caller, are left out. */
    static <E, A extends BaseResource> List<Tree.Item<E, A>> byId(List<Tree.Listed<E, A>> places, List<String> ids) {
        var first = places.get(0);
        var view = first.view();
        var found = new ArrayList<Tree.Item<E, A>>();
        Map<String, List<E>> known = first.collection().source() instanceof Stored<E> stored && !view.nothing()
                ? known(first, stored, view, ids)
                : null;
        for (int i = 0; i < ids.size(); i++) {
            var place = places.get(i);
            if (known == null) {
                place.item(ids.get(i)).ifPresent(found::add);
                continue;
            }
            var stored = (Stored<E>) first.collection().source();
            known.getOrDefault(ids.get(i), List.of()).stream()
                    .filter(item -> stored.within(item, place.context()))
                    .findFirst()
                    .ifPresent(item -> found.add(new Tree.Item<>(place.collection(), place.context(), item)));
        }
        return found;
    }

    private static <E> Map<String, List<E>> known(
            Tree.Listed<E, ?> listed, Stored<E> stored, View view, List<String> ids) {
        var known = new HashMap<String, List<E>>();
        for (var item : listed.context().inventory().list(stored.type(), view.narrowed(stored.withIds(ids)))) {
            known.computeIfAbsent(stored.id(item), id -> new ArrayList<>()).add(item);
        }
        return known;
    }
}

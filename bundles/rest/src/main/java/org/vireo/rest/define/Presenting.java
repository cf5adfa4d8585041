package org.vireo.rest.define;

import java.util.List;
import org.vireo.rest.types.Actions;
import org.vireo.rest.types.BaseResource;
import org.vireo.rest.types.Link;

/** Turns items into what a client sees, the same way for every kind. Immutable. */
public final class Presenting {
    private final Extras extras;
    private final Following following;
    private final Discretion discretion;

    public Presenting(Tree tree, Beans beans) {
        this.extras = new Extras(beans);
        this.discretion = new Discretion(beans);
        this.following = new Following(tree, beans, this);
    }

    /** The items of a collection that the request asks for. */
    public <E, A extends BaseResource> Pages<A> list(Tree.Listed<E, A> listed) {
        return Pages.of(() -> Sighted.chosen(listed), items -> page(listed, items));
    }

    private <E, A extends BaseResource> List<A> page(Tree.Listed<E, A> listed, List<E> page) {
        var items = page.stream()
                .map(item -> new Tree.Item<>(listed.collection(), listed.context(), item))
                .toList();
        var beans = items.stream().map(this::bean).toList();
        follow(listed.context().exchange(), items, beans);
        return beans;
    }

    /** One item, with what the request asks to be followed. */
    public <E, A extends BaseResource> A one(Tree.Item<E, A> item) {
        var bean = bean(item);
        follow(item.context().exchange(), List.of(item), List.of(bean));
        return bean;
    }

    /** One item as it stands in a list or in place of a reference. */
    <E, A extends BaseResource> A bean(Tree.Item<E, A> item) {
        var collection = item.collection();
        var known = collection.bean(item.item(), item.context());
        var bean = extras.shown(collection.defaults(), collection.kept(item.item()), known);
        discretion.apply(item.context().exchange(), bean);
        bean.setId(item.id());
        bean.setHref(item.href());
        collection.children().keySet().forEach(rel -> bean.getLinks().add(link(item.href() + "/" + rel, rel)));
        if (!collection.actions().isEmpty()) {
            var actions = new Actions();
            collection.actions().keySet().forEach(rel -> actions.getLinks().add(link(item.href() + "/" + rel, rel)));
            bean.setActions(actions);
        }
        return bean;
    }

    public static Link link(String href, String rel) {
        var link = new Link();
        link.setHref(href);
        link.setRel(rel);
        return link;
    }

    private <A extends BaseResource> void follow(
            Exchange exchange, List<? extends Tree.Item<?, A>> items, List<A> beans) {
        exchange.parameters().text("follow").ifPresent(wanted -> following.follow(exchange, items, beans, wanted));
    }
}

package org.vireo.rest.define;

import java.util.Optional;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.rest.types.BaseResource;

/**
 * The long tail: attributes that the engine does not act upon are kept as they were sent and shown again, beneath whatever the engine
 * itself knows. Immutable.
 */
public final class Extras {
    private final Beans beans;

    public Extras(Beans beans) {
        this.beans = beans;
    }

    /** What works with any object of the API. */
    public Beans beans() {
        return beans;
    }

    /** The defaults, above them the kept attributes, above those what the engine knows. */
    public <A extends BaseResource> A shown(Optional<A> defaults, Optional<String> kept, A known) {
        @SuppressWarnings("unchecked")
        var type = (Class<A>) known.getClass();
        var tail = kept.filter(text -> !text.isBlank() && !text.equals("{}")).map(text -> beans.fromJson(text, type));
        if (defaults.isEmpty() && tail.isEmpty()) {
            return known;
        }
        var whole = defaults.or(() -> tail).orElseThrow();
        tail.filter(one -> one != whole).ifPresent(one -> beans.overlay(whole, one));
        beans.overlay(whole, known);
        return whole;
    }

    /** What is to be kept after something was sent: as before, changed by what was sent, without what the engine owns. */
    public <A extends BaseResource> String kept(Collection<?, A> collection, Optional<String> before, A sent) {
        var left = beans.copy(sent);
        collection.owned().forEach(path -> beans.remove(left, path));
        removeCommon(collection, left);
        beans.removeSecrets(left);
        var whole = before.filter(text -> !text.isBlank())
                .map(text -> beans.fromJson(text, collection.type()))
                .orElse(null);
        if (whole == null) {
            return beans.json(left);
        }
        beans.overlay(whole, left);
        return beans.json(whole);
    }

    /** Name, texts and long tail of something new. */
    public <A extends BaseResource> Details details(Collection<?, A> collection, A sent) {
        return details(collection, sent, sent.getName());
    }

    /** The same for something made from another, whose long tail it inherits. */
    public <A extends BaseResource> Details inherited(Collection<?, A> collection, String origin, A sent) {
        var before = Optional.of(origin).filter(text -> !text.isBlank() && !text.equals("{}"));
        return new Details(
                sent.getName(),
                orEmpty(sent.getDescription()),
                orEmpty(sent.getComment()),
                kept(collection, before, sent));
    }

    public <A extends BaseResource> Details details(Collection<?, A> collection, A sent, String name) {
        return new Details(
                name,
                orEmpty(sent.getDescription()),
                orEmpty(sent.getComment()),
                kept(collection, Optional.empty(), sent));
    }

    /** The same for something that exists. */
    public <A extends BaseResource> DetailsChange change(Collection<?, A> collection, String before, A sent) {
        return change(collection, before, sent, sent.getName());
    }

    public <A extends BaseResource> DetailsChange change(
            Collection<?, A> collection, String before, A sent, String name) {
        var after = kept(collection, Optional.of(before), sent);
        return new DetailsChange(
                Optional.ofNullable(name),
                Optional.ofNullable(sent.getDescription()),
                Optional.ofNullable(sent.getComment()),
                Optional.of(after).filter(text -> !text.equals(before)));
    }

    /** What belongs to every resource, and what is a collection of its own. */
    private void removeCommon(Collection<?, ?> collection, BaseResource left) {
        left.setId(null);
        left.setHref(null);
        left.setName(null);
        left.setDescription(null);
        left.setComment(null);
        left.setActions(null);
        left.setCreationStatus(null);
        left.getLinks().clear();
        collection.children().keySet().forEach(segment -> beans.removeLinked(left, segment));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}

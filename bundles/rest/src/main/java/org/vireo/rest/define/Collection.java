package org.vireo.rest.define;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vireo.model.Id;
import org.vireo.rest.search.Subject;
import org.vireo.rest.types.BaseResource;

/**
 * A kind of object as the API offers it: where its items come from, how they look, what can be done with them. The generic resources
 * serve whatever is declared here and refuse the rest. Immutable once built.
 *
 * @param <E> what the engine knows
 * @param <A> what the client sees
 */
public final class Collection<E, A extends BaseResource> implements Behaviour {
    private final String segment;
    private final Class<A> type;
    private final Source<E> source;
    private Shown<E, A> shown;
    private Supplier<A> defaults;
    private Function<E, String> kept;
    private Added<A> added;
    private Changed<E, A> changed;
    private Removed<E> removed;
    private String kind = "system";
    private Function<E, Id> identity;
    private Limited limited;
    private boolean searchable;
    private Subject subject;
    private boolean everyones;
    private Collection<?, A> unregistered;
    private final List<String> required = new ArrayList<>();
    private final List<String> owned = new ArrayList<>();
    private final List<String> immutable = new ArrayList<>();
    private final Map<String, Acted<E>> actions = new LinkedHashMap<>();
    private final Map<String, ActedOnAll> commonActions = new LinkedHashMap<>();
    private final Map<String, String> refusals = new LinkedHashMap<>();
    private final Map<String, Collection<?, ?>> children = new LinkedHashMap<>();
    private final Map<String, Field<E>> fields = new LinkedHashMap<>();
    private final Map<String, Represented<E>> representations = new LinkedHashMap<>();

    private Collection(String segment, Class<A> type, Source<E> source) {
        this.segment = segment;
        this.type = type;
        this.source = source;
    }

    /** Begins a definition. {@code segment} is the path segment: the model's name without underscores. */
    public static <E, A extends BaseResource> Builder<E, A> of(String segment, Class<A> type, Source<E> source) {
        return new Builder<>(new Collection<>(segment, type, source));
    }

    public String segment() {
        return segment;
    }

    public Class<A> type() {
        return type;
    }

    public Source<E> source() {
        return source;
    }

    public boolean searchable() {
        return searchable;
    }

    public List<String> required() {
        return required;
    }

    public List<String> owned() {
        return owned;
    }

    public List<String> immutable() {
        return immutable;
    }

    public Map<String, Acted<E>> actions() {
        return actions;
    }

    public Map<String, ActedOnAll> commonActions() {
        return commonActions;
    }

    /** Why a method of the published API is refused, by its name in the model or, for actions, in the path. */
    public Map<String, String> refusals() {
        return refusals;
    }

    public Map<String, Collection<?, ?>> children() {
        return children;
    }

    public Map<String, Field<E>> fields() {
        return fields;
    }

    public Map<String, Represented<E>> representations() {
        return representations;
    }

    public Optional<Added<A>> added() {
        return Optional.ofNullable(added);
    }

    public Optional<Changed<E, A>> changed() {
        return Optional.ofNullable(changed);
    }

    public Optional<Removed<E>> removed() {
        return Optional.ofNullable(removed);
    }

    /** What is shown of an item by itself. */
    public A bean(E item, Context context) {
        return shown.bean(item, context);
    }

    /** What is shown of attributes that nobody has set and the engine does not act upon. */
    Optional<A> defaults() {
        return Optional.ofNullable(defaults).map(Supplier::get);
    }

    Optional<String> kept(E item) {
        return Optional.ofNullable(kept).map(extras -> extras.apply(item));
    }

    /** What the kind is searched by in the store; without this its items are searched one by one. */
    public Optional<Subject> subject() {
        return Optional.ofNullable(subject);
    }

    /** What storage tells of beside these items, as clients ask for with {@code unregistered}. */
    public Optional<Collection<?, A>> unregistered() {
        return Optional.ofNullable(unregistered);
    }

    /** Whether the caller may see a computed item. */
    boolean visible(E item, Context context) {
        return identity == null || context.exchange().sees(kind, identity.apply(item));
    }

    /** Without permissions of its own, who sees the owner sees what lies within it; roots are for administrators. */
    View view(Context context) {
        if (!everyones && limited != null) {
            return new View(false, context.exchange().limits().map(sight -> limited.limits(sight, context)));
        }
        var whole = everyones
                || context.place().outer().isPresent()
                || context.exchange().seesSystem();
        return whole ? View.WHOLE : View.NONE;
    }

    /** Collects a definition; used once. */
    public static final class Builder<E, A extends BaseResource> {
        private final Collection<E, A> made;

        private Builder(Collection<E, A> made) {
            this.made = made;
        }

        public Builder<E, A> shown(Shown<E, A> value) {
            made.shown = value;
            return this;
        }

        public Builder<E, A> defaults(Supplier<A> value) {
            made.defaults = value;
            return this;
        }

        /** Which object's permissions decide who sees an item; without this only those of the system do. */
        public Builder<E, A> guardedBy(String kind, Function<E, Id> identity) {
            made.kind = kind;
            made.identity = identity;
            made.limited = (sight, context) -> sight;
            return this;
        }

        public Builder<E, A> limited(Limited value) {
            made.limited = value;
            return this;
        }

        public Builder<E, A> forEveryone() {
            made.everyones = true;
            return this;
        }

        /** Items that storage tells of and the inventory has not, for whoever asks with {@code unregistered}. */
        public Builder<E, A> unregistered(Collection<?, A> value) {
            made.unregistered = value;
            return this;
        }

        public Builder<E, A> kept(Function<E, String> value) {
            made.kept = value;
            return this;
        }

        /** Attributes, dotted if deeper, that are never kept: the engine knows better or must not keep them. */
        public Builder<E, A> owned(String... paths) {
            made.owned.addAll(List.of(paths));
            return this;
        }

        /** Attributes that a change may repeat but not alter. */
        public Builder<E, A> immutable(String... names) {
            made.immutable.addAll(List.of(names));
            return this;
        }

        /** Attributes without which nothing is added; alternatives as {@code cluster.id|name}. */
        public Builder<E, A> required(String... paths) {
            made.required.addAll(List.of(paths));
            return this;
        }

        public Builder<E, A> added(Added<A> value) {
            made.added = value;
            return this;
        }

        public Builder<E, A> changed(Changed<E, A> value) {
            made.changed = value;
            return this;
        }

        public Builder<E, A> removed(Removed<E> value) {
            made.removed = value;
            return this;
        }

        public Builder<E, A> action(String name, Acted<E> value) {
            made.actions.put(name, value);
            return this;
        }

        /** An action on the collection as a whole. */
        public Builder<E, A> commonAction(String name, ActedOnAll value) {
            made.commonActions.put(name, value);
            return this;
        }

        /**
         * Says why the engine does not do something that the published API has: {@code list}, {@code add}, {@code update},
         * {@code remove}, or an action as in the path. Clients read the reason, a whole sentence.
         */
        public Builder<E, A> refuses(String method, String reason) {
            made.refusals.put(method, reason);
            return this;
        }

        public Builder<E, A> child(Collection<?, ?> value) {
            made.children.put(value.segment(), value);
            return this;
        }

        /** Sub-collections of which there is nothing yet. */
        public Builder<E, A> empty(String segment, Class<? extends BaseResource> type) {
            return child(Vacant.collection(segment, type));
        }

        public Builder<E, A> field(String name, Field<E> value) {
            made.fields.put(name, value);
            made.searchable = true;
            return this;
        }

        /** What the store decides searches by. */
        public Builder<E, A> searched(Subject value) {
            made.subject = value;
            made.searchable = true;
            return this;
        }

        public Builder<E, A> represented(String mediaType, Represented<E> value) {
            made.representations.put(mediaType, value);
            return this;
        }

        public Collection<E, A> build() {
            if (made.shown == null) {
                throw new IllegalStateException(made.segment + " has no mapper");
            }
            return made;
        }
    }
}

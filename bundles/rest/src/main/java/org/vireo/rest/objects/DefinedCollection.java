package org.vireo.rest.objects;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.vireo.engine.api.catalog.AddDefinition;
import org.vireo.engine.api.catalog.AddDefinition.Member;
import org.vireo.engine.api.catalog.RemoveDefinition;
import org.vireo.engine.api.catalog.UpdateDefinition;
import org.vireo.engine.api.command.Command;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Where;
import org.vireo.model.DefinitionId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.define.Extras;
import org.vireo.rest.types.BaseResource;

/**
 * A collection of definitions of one kind: its items are kept as they were sent, checked by the kind, and shown again. What remains to be
 * said is how references in a body become ids, and how they are shown.
 *
 * @param <A> what the client sees
 */
final class DefinedCollection<A extends BaseResource> {
    /** Looks at an item on its way out. */
    interface Shown<A> {
        void finish(A bean, Definition definition, Context context);
    }

    private final Beans beans;
    private final Extras extras;
    private final String segment;
    private final Class<A> type;
    private final String kind;
    private String[] owned = {};
    private Function<Context, UUID> place;
    private BiFunction<A, Context, Optional<UUID>> ownerOf = (sent, context) -> Optional.empty();
    private BiConsumer<A, Context> settled = (sent, context) -> {};
    private BiFunction<A, Context, List<Member>> members = (sent, context) -> List.of();
    private Shown<A> shown = (bean, definition, context) -> {};

    DefinedCollection(Beans beans, String segment, Class<A> type, String kind) {
        this.beans = beans;
        this.extras = new Extras(beans);
        this.segment = segment;
        this.type = type;
        this.kind = kind;
    }

    /** Those that belong to the owner of the place. */
    DefinedCollection<A> within(Function<Context, UUID> owner) {
        place = owner;
        ownerOf = (sent, context) -> Optional.of(owner.apply(context));
        return this;
    }

    /** All of the kind; the body of a new one names its owner. */
    DefinedCollection<A> ownerIn(BiFunction<A, Context, UUID> owner) {
        ownerOf = (sent, context) -> Optional.of(owner.apply(sent, context));
        return this;
    }

    /** Attributes that are never kept: they are computed, or collections of their own. */
    DefinedCollection<A> owned(String... paths) {
        owned = paths;
        return this;
    }

    /** Turns names in references into ids, before the body is kept. */
    DefinedCollection<A> settled(BiConsumer<A, Context> value) {
        settled = value;
        return this;
    }

    /** Members that a new one has from the beginning. */
    DefinedCollection<A> members(BiFunction<A, Context, List<Member>> value) {
        members = value;
        return this;
    }

    /** Completes a bean: addresses of references, computed attributes. */
    DefinedCollection<A> shown(Shown<A> value) {
        shown = value;
        return this;
    }

    /** Lists only, of one owner or all. */
    Collection.Builder<Definition, A> listed() {
        return Collection.of(segment, type, source()).shown(this::bean).owned(owned);
    }

    /** With additions, changes and removals; to be completed with what is particular. */
    Collection.Builder<Definition, A> builder() {
        return listed().added(this::add)
                .changed(this::change)
                .removed((definition, context) -> new Effect.Submit(new RemoveDefinition(definition.id(), kind)));
    }

    private EntitySource<Definition> source() {
        return new EntitySource<>(
                Definition.class,
                DefinitionId::new,
                Definition::id,
                context -> {
                    var all = Where.equal("kind", kind);
                    return place == null ? all : all.andEqual("ownerId", place.apply(context));
                },
                (definition, context) -> definition.kind().equals(kind)
                        && (place == null || definition.ownerId().equals(Optional.of(place.apply(context)))),
                "name");
    }

    A bean(Definition definition, Context context) {
        var bean = beans.fromJson(definition.extras(), type);
        if (!definition.name().isEmpty()) {
            bean.setName(definition.name());
        }
        bean.setDescription(definition.description());
        bean.setComment(definition.comment());
        shown.finish(bean, definition, context);
        return bean;
    }

    private Collection<Definition, A> shape() {
        return listed().build();
    }

    Addition add(A sent, Context context) {
        var owner = ownerOf.apply(sent, context);
        settled.accept(sent, context);
        var wanted = members.apply(sent, context);
        var id = new DefinitionId(UUID.randomUUID());
        var name = Optional.ofNullable(sent.getName()).orElse("");
        var details = extras.details(shape(), sent, name);
        return Addition.of(new AddDefinition(id, kind, owner, details, wanted, beans.secrets(sent)), id);
    }

    Command change(Definition definition, A sent, Context context) {
        settled.accept(sent, context);
        var change = extras.change(shape(), definition.extras(), sent);
        return new UpdateDefinition(definition.id(), kind, change, beans.secrets(sent));
    }
}

package org.vireo.rest.objects;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vireo.engine.api.catalog.AddMember;
import org.vireo.engine.api.catalog.RemoveMember;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Membership;
import org.vireo.inventory.Where;
import org.vireo.model.DefinitionId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.Source;
import org.vireo.rest.types.AffinityLabel;
import org.vireo.rest.types.BaseResource;
import org.vireo.rest.types.Tag;

/** Tags or labels of an object: the definitions of one kind that hold it. */
final class AssignedCollection {
    private AssignedCollection() {}

    /** {@code memberKind} is what the owner is to a tag, such as {@code vm}. */
    static Collection<Definition, Tag> tags(String memberKind, Function<Context, UUID> owner) {
        return of("tags", Tag.class, "tag", memberKind, owner, TagsCollection::show);
    }

    static Collection<Definition, AffinityLabel> labels(String memberKind, Function<Context, UUID> owner) {
        return of(
                "affinitylabels",
                AffinityLabel.class,
                "affinity_label",
                memberKind,
                owner,
                AffinityLabelsCollection::show);
    }

    private static <A extends BaseResource> Collection<Definition, A> of(
            String segment,
            Class<A> type,
            String kind,
            String memberKind,
            Function<Context, UUID> owner,
            Collection.Shown<Definition, A> shown) {
        return Collection.of(segment, type, new Held(kind, memberKind, owner))
                .shown(shown)
                .forEveryone()
                .added((sent, context) -> {
                    var found = Defined.resolve(context, kind, Optional.empty(), sent);
                    return Addition.of(new AddMember(found.id(), kind, memberKind, owner.apply(context)), found.id());
                })
                .removed((found, context) ->
                        new Effect.Submit(new RemoveMember(found.id(), kind, memberKind, owner.apply(context))))
                .build();
    }

    /** Definitions that hold the owner of the place. */
    private record Held(String kind, String memberKind, Function<Context, UUID> owner) implements Source<Definition> {
        @Override
        public List<Definition> list(Context context) {
            return listAll(List.of(context)).get(0);
        }

        /** Two queries, however many places there are. */
        @Override
        public List<List<Definition>> listAll(List<Context> places) {
            if (places.isEmpty()) {
                return List.of();
            }
            var inventory = places.get(0).inventory();
            var owners = places.stream().map(owner).collect(Collectors.toSet());
            var memberships = inventory.list(
                    Membership.class,
                    Where.in("memberId", owners).andEqual("holderKind", kind).andEqual("memberKind", memberKind));
            var holders =
                    memberships.stream().map(one -> one.holderId().value()).collect(Collectors.toSet());
            var definitions =
                    inventory.list(Definition.class, Where.in("id", holders).orderBy("name"));
            var held = memberships.stream()
                    .collect(Collectors.groupingBy(
                            Membership::memberId, Collectors.mapping(Membership::holderId, Collectors.toSet())));
            return places.stream()
                    .map(place -> held.getOrDefault(owner.apply(place), Set.of()))
                    .map(ids -> definitions.stream()
                            .filter(definition -> ids.contains(definition.id()))
                            .toList())
                    .toList();
        }

        @Override
        public Optional<Definition> find(Context context, String id) {
            var wanted = new DefinitionId(Context.uuid(id));
            return list(context).stream()
                    .filter(found -> found.id().equals(wanted))
                    .findFirst();
        }

        @Override
        public String id(Definition item) {
            return item.id().value().toString();
        }
    }
}

package org.vireo.rest.objects;

import java.util.Optional;
import org.vireo.engine.api.identity.AddPrincipal;
import org.vireo.engine.api.identity.RemovePrincipal;
import org.vireo.inventory.Account;
import org.vireo.inventory.UserGroup;
import org.vireo.inventory.Where;
import org.vireo.model.GroupId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Behaviour;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.define.Source;
import org.vireo.rest.searched.MoreSearched;
import org.vireo.rest.types.Group;

/** Groups that the engine knows. */
final class GroupsCollection {
    private GroupsCollection() {}

    static Collection<UserGroup, Group> root() {
        var source = new EntitySource<UserGroup>(
                UserGroup.class,
                GroupId::new,
                UserGroup::id,
                context -> Where.equal("known", true),
                (group, context) -> group.known(),
                "name",
                "id",
                Optional.empty());
        return named(Collection.of("groups", Group.class, source))
                .guardedBy("group", UserGroup::id)
                .searched(MoreSearched.GROUPS)
                .child(PermissionsCollection.ofGroup())
                .child(RolesCollection.of(context ->
                        Where.equal("groupId", context.owner(UserGroup.class).id())))
                .child(AssignedCollection.tags(
                        "group", context -> context.owner(UserGroup.class).id().value()))
                .added(Behaviour.outside((sent, context) -> {
                    var group = new GroupId(Outsiders.group(sent, context)
                            .orElseGet(() -> Directory.group(sent, context).id().value()));
                    return Addition.of(new AddPrincipal(true, group.value()), group);
                }))
                .removed((group, context) ->
                        new Effect.Submit(new RemovePrincipal(true, group.id().value())))
                .build();
    }

    static Source<UserGroup> ofUser() {
        return Source.of(
                context -> context
                        .engine()
                        .access()
                        .groups(context.owner(Account.class).id())
                        .stream()
                        .flatMap(id -> context.inventory().find(UserGroup.class, id).stream())
                        .toList(),
                group -> group.id().value().toString());
    }

    static Collection.Builder<UserGroup, Group> named(Collection.Builder<UserGroup, Group> builder) {
        return builder.shown(GroupsCollection::show)
                .field("name", (group, context) -> group.name())
                .field("directory", (group, context) -> group.domain());
    }

    static Group show(UserGroup group, Context context) {
        var bean = new Group();
        bean.setName(group.name());
        bean.setDescription(group.description());
        bean.setNamespace("*");
        bean.setDomainEntryId(group.id().value().toString());
        if (!group.domain().isEmpty()) {
            bean.setDomain(DomainsCollection.refer(group.domain(), context));
        }
        return bean;
    }
}

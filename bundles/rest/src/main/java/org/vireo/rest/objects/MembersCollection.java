package org.vireo.rest.objects;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.vireo.engine.api.catalog.AddMember;
import org.vireo.engine.api.catalog.RemoveMember;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Membership;
import org.vireo.inventory.Named;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.DefinitionId;
import org.vireo.model.HostId;
import org.vireo.model.Id;
import org.vireo.model.VmId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.Source;
import org.vireo.rest.types.AffinityLabel;
import org.vireo.rest.types.BaseResource;

/**
 * Members of a definition: virtual machines, hosts or labels that it holds. Others of the same name elsewhere are never meant.
 *
 * @param <E> what the engine knows of a member
 * @param <A> what the client sees
 */
final class MembersCollection<E extends Named, A extends BaseResource> {
    private final String segment;
    private final Class<A> type;
    private final String memberKind;
    private final Class<E> entity;
    private final Function<UUID, Id> key;
    private final Function<E, Id> idOf;
    private final Optional<String> kind;

    private MembersCollection(
            String segment,
            Class<A> type,
            String memberKind,
            Class<E> entity,
            Function<UUID, Id> key,
            Function<E, Id> idOf,
            Optional<String> kind) {
        this.segment = segment;
        this.type = type;
        this.memberKind = memberKind;
        this.entity = entity;
        this.key = key;
        this.idOf = idOf;
        this.kind = kind;
    }

    static Collection<Vm, org.vireo.rest.types.Vm> vms() {
        var members = new MembersCollection<>(
                "vms", org.vireo.rest.types.Vm.class, "vm", Vm.class, VmId::new, Vm::id, Optional.empty());
        return members.builder(org.vireo.rest.types.Vm::new)
                .guardedBy("vm", Vm::id)
                .build();
    }

    static Collection<Host, org.vireo.rest.types.Host> hosts() {
        var members = new MembersCollection<>(
                "hosts", org.vireo.rest.types.Host.class, "host", Host.class, HostId::new, Host::id, Optional.empty());
        return members.builder(org.vireo.rest.types.Host::new)
                .guardedBy("host", Host::id)
                .build();
    }

    /** Labels of virtual machines or of hosts: {@code vm_label} or {@code host_label}. */
    static Collection<Definition, AffinityLabel> labels(String memberKind) {
        var members = new MembersCollection<>(
                memberKind.replace("_", "") + "s",
                AffinityLabel.class,
                memberKind,
                Definition.class,
                DefinitionId::new,
                Definition::id,
                Optional.of("affinity_label"));
        return members.builder(AffinityLabel::new).forEveryone().build();
    }

    private Collection.Builder<E, A> builder(java.util.function.Supplier<A> bean) {
        return Collection.of(segment, type, new Members())
                .shown((item, context) -> {
                    var shown = bean.get();
                    shown.setName(item.name());
                    return shown;
                })
                .added((sent, context) -> {
                    var id = resolved(sent, context);
                    return Addition.of(command(context, id), id);
                })
                .removed((item, context) -> {
                    var holder = context.owner(Definition.class);
                    return new Effect.Submit(new RemoveMember(
                            holder.id(),
                            holder.kind(),
                            memberKind,
                            idOf.apply(item).value()));
                });
    }

    private Id resolved(A sent, Context context) {
        return kind.isPresent()
                ? Defined.resolve(context, kind.get(), Optional.empty(), sent).id()
                : idOf.apply(context.resolve(entity, key, sent));
    }

    private AddMember command(Context context, Id member) {
        var holder = context.owner(Definition.class);
        return new AddMember(holder.id(), holder.kind(), memberKind, member.value());
    }

    private final class Members implements Source<E> {
        @Override
        public List<E> list(Context context) {
            var ids = memberships(context.inventory(), context.owner(Definition.class)).stream()
                    .map(Membership::memberId)
                    .toList();
            return context.inventory().list(entity, Where.in("id", ids).orderBy("name"));
        }

        private List<Membership> memberships(Inventory inventory, Definition holder) {
            return inventory.list(
                    Membership.class, Where.equal("holderId", holder.id()).andEqual("memberKind", memberKind));
        }

        @Override
        public Optional<E> find(Context context, String id) {
            var wanted = Context.uuid(id);
            return memberships(context.inventory(), context.owner(Definition.class)).stream()
                    .filter(one -> one.memberId().equals(wanted))
                    .findFirst()
                    .flatMap(one -> context.inventory().find(entity, key.apply(one.memberId())));
        }

        @Override
        public String id(E item) {
            return idOf.apply(item).value().toString();
        }
    }
}

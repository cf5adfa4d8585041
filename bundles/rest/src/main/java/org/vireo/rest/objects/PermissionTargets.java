package org.vireo.rest.objects;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vireo.engine.api.auth.Permit;
import org.vireo.inventory.Permission;
import org.vireo.model.Id;
import org.vireo.rest.define.Context;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.BaseResource;

/** Objects that permissions are for, as bodies name them. */
final class PermissionTargets {
    static final Target SYSTEM = new Target("system", Permit.SYSTEM);

    private static final List<Kind<?>> KINDS = List.of(
            new Kind<>(
                    "vm",
                    "vms",
                    b -> b.getVm(),
                    (b, r) -> b.setVm(r),
                    org.vireo.rest.types.Vm::new,
                    org.vireo.inventory.Vm.class,
                    org.vireo.model.VmId::new),
            new Kind<>(
                    "template",
                    "templates",
                    b -> b.getTemplate(),
                    (b, r) -> b.setTemplate(r),
                    org.vireo.rest.types.Template::new,
                    org.vireo.inventory.Template.class,
                    org.vireo.model.TemplateId::new),
            new Kind<>(
                    "cluster",
                    "clusters",
                    b -> b.getCluster(),
                    (b, r) -> b.setCluster(r),
                    org.vireo.rest.types.Cluster::new,
                    org.vireo.inventory.Cluster.class,
                    org.vireo.model.ClusterId::new),
            new Kind<>(
                    "data_center",
                    "datacenters",
                    b -> b.getDataCenter(),
                    (b, r) -> b.setDataCenter(r),
                    org.vireo.rest.types.DataCenter::new,
                    org.vireo.inventory.DataCenter.class,
                    org.vireo.model.DataCenterId::new),
            new Kind<>(
                    "host",
                    "hosts",
                    b -> b.getHost(),
                    (b, r) -> b.setHost(r),
                    org.vireo.rest.types.Host::new,
                    org.vireo.inventory.Host.class,
                    org.vireo.model.HostId::new),
            new Kind<>(
                    "storage_domain",
                    "storagedomains",
                    b -> b.getStorageDomain(),
                    (b, r) -> b.setStorageDomain(r),
                    org.vireo.rest.types.StorageDomain::new,
                    org.vireo.inventory.StorageDomain.class,
                    org.vireo.model.StorageDomainId::new),
            new Kind<>(
                    "disk",
                    "disks",
                    b -> b.getDisk(),
                    (b, r) -> b.setDisk(r),
                    org.vireo.rest.types.Disk::new,
                    org.vireo.inventory.Disk.class,
                    org.vireo.model.DiskId::new),
            new Kind<>(
                    "vm_pool",
                    "vmpools",
                    b -> b.getVmPool(),
                    (b, r) -> b.setVmPool(r),
                    org.vireo.rest.types.VmPool::new,
                    org.vireo.inventory.VmPool.class,
                    org.vireo.model.VmPoolId::new));

    private PermissionTargets() {}

    /** An object. */
    record Target(String kind, UUID object) {}

    /** How a kind of object is named in a permission. */
    private record Kind<R extends BaseResource>(
            String name,
            String path,
            Function<org.vireo.rest.types.Permission, R> get,
            BiConsumer<org.vireo.rest.types.Permission, R> set,
            Supplier<R> make,
            Class<?> entity,
            Function<UUID, Id> key) {
        Optional<Target> sent(org.vireo.rest.types.Permission bean, Context context) {
            return Optional.ofNullable(get.apply(bean))
                    .map(reference -> new Target(name, resolved(reference, context)));
        }

        private UUID resolved(R reference, Context context) {
            if (reference.getId() == null) {
                throw RequestFault.incomplete("Permission", name + ".id", "add");
            }
            var id = key.apply(Context.uuid(reference.getId()));
            var there = context.exchange().sees(name, id)
                    && context.inventory().find(entity, id).isPresent();
            if (!there) {
                throw RequestFault.noEntity(entity.getSimpleName(), "id", reference.getId());
            }
            return id.value();
        }

        void show(org.vireo.rest.types.Permission bean, UUID object, Context context) {
            set.accept(bean, context.refer(make.get(), path, object));
        }
    }

    /** The object that a body names itself. */
    static Optional<Target> sent(org.vireo.rest.types.Permission bean, Context context) {
        return KINDS.stream().flatMap(kind -> kind.sent(bean, context).stream()).findFirst();
    }

    static void show(org.vireo.rest.types.Permission bean, Permission permission, Context context) {
        KINDS.stream()
                .filter(kind -> kind.name().equals(permission.objectKind()))
                .forEach(kind -> kind.show(bean, permission.objectId(), context));
    }
}

package org.vireo.rest.objects;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.storage.AddStorageDomain;
import org.vireo.engine.api.storage.RemoveStorageDomain;
import org.vireo.engine.api.storage.UpdateRecords;
import org.vireo.engine.api.storage.UpdateStorageDomain;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Host;
import org.vireo.inventory.StorageConnection;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Where;
import org.vireo.model.HostId;
import org.vireo.model.Secret;
import org.vireo.model.StorageConnectionId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainRole;
import org.vireo.model.StorageDomainStatus;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Behaviour;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.define.Extras;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.searched.Searched;
import org.vireo.rest.types.DataCenters;
import org.vireo.rest.types.Image;
import org.vireo.rest.types.StorageDomainType;
import org.vireo.rest.types.StorageFormat;

/** Storage domains, at the top level and as those of a data center. */
final class StorageDomainsCollection {
    private static final String NO_LUNS = "The storage domain does not lie on LUNs.";

    private final Extras extras;
    private Collection<StorageDomain, org.vireo.rest.types.StorageDomain> made;

    StorageDomainsCollection(Extras extras) {
        this.extras = extras;
    }

    Collection<StorageDomain, org.vireo.rest.types.StorageDomain> root(DisksCollection disks) {
        made = define(
                        EntitySource.all(StorageDomain.class, StorageDomainId::new, StorageDomain::id),
                        StorageDomainsCollection::showAlone)
                .required("name", "type", "storage.type", "host.id|name")
                .added(Behaviour.outside(this::add))
                .removed(StorageDomainsCollection::remove)
                .child(disks.ofDomain())
                .child(new ProfilesCollections(extras.beans()).diskOfDomain())
                .child(PermissionsCollection.on(
                        "storage_domain",
                        context -> context.owner(StorageDomain.class).id()))
                .child(SnapshotParts.ofDomain())
                .child(StorageConnectionsCollection.ofDomain())
                .child(DomainContents.files())
                .child(DomainContents.vms())
                .child(DomainContents.templates())
                .empty("images", Image.class)
                .action(
                        "isattached",
                        (domain, sent, context) -> new Effect.Direct(answer ->
                                answer.setIsAttached(domain.dataCenterId().isPresent())))
                .refuses("refreshluns", NO_LUNS)
                .refuses("reduceluns", NO_LUNS)
                .action("updateovfstore", (domain, sent, context) -> new Effect.Submit(new UpdateRecords(domain.id())))
                .build();
        return made;
    }

    Collection.Builder<StorageDomain, org.vireo.rest.types.StorageDomain> ofDataCenter() {
        return define(
                EntitySource.of(
                        StorageDomain.class,
                        StorageDomainId::new,
                        StorageDomain::id,
                        "dataCenterId",
                        context -> context.owner(DataCenter.class).id(),
                        StorageDomain::dataCenterId),
                StorageDomainsCollection::show);
    }

    private Collection.Builder<StorageDomain, org.vireo.rest.types.StorageDomain> define(
            EntitySource<StorageDomain> source,
            Collection.Shown<StorageDomain, org.vireo.rest.types.StorageDomain> shown) {
        return Collection.of("storagedomains", org.vireo.rest.types.StorageDomain.class, source)
                .guardedBy("storage_domain", StorageDomain::id)
                .shown(shown)
                .kept(StorageDomain::extras)
                .defaults(StorageDomainsCollection::defaults)
                .owned("status", "type", "master", "available", "used", "committed", "host", "data_center")
                .owned("data_centers", "external_status", "import", "storage", "backup")
                .owned("warning_low_space_indicator", "critical_space_action_blocker")
                .immutable("type", "storage.type", "storage.path")
                .changed(this::change)
                .searched(Searched.STORAGE);
    }

    private static org.vireo.rest.types.StorageDomain defaults() {
        var bean = new org.vireo.rest.types.StorageDomain();
        bean.setStorageFormat(StorageFormat.V_5);
        bean.setDiscardAfterDelete(false);
        bean.setWipeAfterDelete(false);
        bean.setSupportsDiscard(false);
        bean.setSupportsDiscardZeroesData(false);
        bean.setBlockSize(512);
        return bean;
    }

    /** The storage domain in which a body wants a disk. */
    static Optional<StorageDomain> wanted(org.vireo.rest.types.Disk sent, Context context) {
        if (sent.getStorageDomains() != null
                && !sent.getStorageDomains().getStorageDomains().isEmpty()) {
            return Optional.of(context.resolve(
                    StorageDomain.class,
                    StorageDomainId::new,
                    sent.getStorageDomains().getStorageDomains().get(0)));
        }
        return context.resolveIfSent(StorageDomain.class, StorageDomainId::new, sent.getStorageDomain());
    }

    /** At the top level the status is shown only of one that belongs to no data center. */
    private static org.vireo.rest.types.StorageDomain showAlone(StorageDomain domain, Context context) {
        var bean = show(domain, context);
        if (domain.dataCenterId().isPresent()) {
            bean.setStatus(null);
            bean.setDataCenter(null);
        }
        return bean;
    }

    /** Nothing is known of a domain while the plugin for its type is away. */
    private static StorageDomainStatus status(StorageDomain domain, Context context) {
        var usable = context.engine().storageTypes().installed(domain.type());
        return usable ? domain.status() : StorageDomainStatus.UNKNOWN;
    }

    private static org.vireo.rest.types.StorageDomain show(StorageDomain domain, Context context) {
        var bean = new org.vireo.rest.types.StorageDomain();
        bean.setName(domain.name());
        bean.setDescription(domain.description());
        bean.setComment(domain.comment());
        bean.setType(Constants.api(StorageDomainType.class, domain.role()));
        bean.setStatus(Constants.api(org.vireo.rest.types.StorageDomainStatus.class, status(domain, context)));
        bean.setMaster(domain.master());
        bean.setBackup(domain.backup());
        bean.setStorage(StorageTypes.storage(domain.type(), domain.settings()));
        bean.setCommitted(committed(domain, context));
        if (domain.total().bytes() > 0) {
            bean.setAvailable(domain.available().bytes());
            bean.setUsed(used(domain));
        }
        bean.setWarningLowSpaceIndicator(domain.warningLowSpacePercent());
        bean.setCriticalSpaceActionBlocker(domain.criticalLowSpaceGiB());
        domain.dataCenterId().ifPresent(id -> {
            bean.setDataCenter(context.refer(new org.vireo.rest.types.DataCenter(), "datacenters", id));
            var centers = new DataCenters();
            centers.getDataCenters().add(context.refer(new org.vireo.rest.types.DataCenter(), "datacenters", id));
            bean.setDataCenters(centers);
        });
        return bean;
    }

    private static long used(StorageDomain domain) {
        return Math.max(0, domain.total().bytes() - domain.available().bytes());
    }

    /** What all disks could grow to. */
    private static long committed(StorageDomain domain, Context context) {
        Map<UUID, Long> sums = context.exchange()
                .once(
                        "committed by domain",
                        () -> context.inventory().sums(Disk.class, "size", "storageDomainId", Where.all()));
        return sums.getOrDefault(domain.id().value(), 0L);
    }

    private Addition add(org.vireo.rest.types.StorageDomain sent, Context context) {
        var host = context.resolve(Host.class, HostId::new, sent.getHost());
        var known = Optional.ofNullable(sent.getStorage().getId())
                .map(id -> context.inventory()
                        .find(StorageConnection.class, new StorageConnectionId(Context.uuid(id)))
                        .orElseThrow(() -> RequestFault.noEntity("StorageConnection", "id", id)));
        var settings = known.map(StorageConnection::settings).orElseGet(() -> StorageTypes.settings(sent.getStorage()));
        var meant = StorageTypes.meant(
                sent.getStorage().getType(), settings, context.engine().storageTypes()::installed);
        var secrets = known.map(StorageConnection::secrets).orElseGet(() -> StorageTypes.secrets(sent.getStorage()));
        meant = LogicalUnitsShape.numbered(meant, secrets, host, context);
        var existing = sent.getId() != null || VmActions.isTrue(sent.isImport());
        var id = existing ? existing(sent, meant, secrets, host, context) : new StorageDomainId(UUID.randomUUID());
        return Addition.of(
                new AddStorageDomain(
                        id,
                        extras.details(made, sent),
                        meant.type(),
                        Constants.model(StorageDomainRole.class, sent.getType()),
                        meant.settings(),
                        host.id(),
                        secrets,
                        existing,
                        VmActions.isTrue(sent.isBackup())),
                id);
    }

    /** The one that is named, or else the one that is in the place; only who may add it learns which. */
    private static StorageDomainId existing(
            org.vireo.rest.types.StorageDomain sent,
            StorageTypes.Meant meant,
            Map<String, Secret> secrets,
            Host host,
            Context context) {
        if (sent.getId() != null) {
            return new StorageDomainId(Context.uuid(sent.getId()));
        }
        var may = context.engine()
                .authorizer()
                .allowed(context.exchange().caller(), Permit.system("create_storage_domain"));
        return may
                ? context.engine()
                        .storageTypes()
                        .existing(meant.type(), meant.settings(), secrets, host.id())
                        .orElseThrow(() -> RequestFault.conflict(
                                "Cannot import Storage. There is no whole storage domain in this place."))
                : new StorageDomainId(UUID.randomUUID());
    }

    private UpdateStorageDomain change(StorageDomain domain, org.vireo.rest.types.StorageDomain sent, Context context) {
        return new UpdateStorageDomain(
                domain.id(),
                extras.change(made, domain.extras(), sent),
                Optional.ofNullable(sent.getWarningLowSpaceIndicator()),
                Optional.ofNullable(sent.getCriticalSpaceActionBlocker()),
                Optional.ofNullable(sent.isBackup()));
    }

    /** The host may be named by id or name. */
    private static Effect remove(StorageDomain domain, Context context) {
        var parameters = context.parameters();
        var host = parameters.text("host").map(text -> {
            var reference = new org.vireo.rest.types.Host();
            if (text.matches("[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}")) {
                reference.setId(text);
            } else {
                reference.setName(text);
            }
            return context.resolve(Host.class, HostId::new, reference).id();
        });
        return new Effect.Submit(new RemoveStorageDomain(
                domain.id(),
                host,
                parameters.flag("format").orElse(false),
                parameters.flag("destroy").orElse(false)));
    }
}

package org.vireo.rest.objects;

import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.center.AddDataCenter;
import org.vireo.engine.api.center.RemoveDataCenter;
import org.vireo.engine.api.center.UpdateDataCenter;
import org.vireo.engine.api.storage.ActivateStorageDomain;
import org.vireo.engine.api.storage.AttachStorageDomain;
import org.vireo.engine.api.storage.DeactivateStorageDomain;
import org.vireo.engine.api.storage.DetachStorageDomain;
import org.vireo.engine.api.storage.SetMasterDomain;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.MacPool;
import org.vireo.inventory.StorageDomain;
import org.vireo.model.DataCenterId;
import org.vireo.model.MacPoolId;
import org.vireo.model.StorageDomainId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.define.Extras;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.searched.Searched;
import org.vireo.rest.types.Action;
import org.vireo.rest.types.DataCenterStatus;
import org.vireo.rest.types.IscsiBond;
import org.vireo.rest.types.QuotaModeType;
import org.vireo.rest.types.StorageFormat;
import org.vireo.rest.types.Versions;

/** Data centers and what belongs to them. */
final class DataCentersCollection {
    private final Extras extras;
    private final Collection<DataCenter, org.vireo.rest.types.DataCenter> made;

    DataCentersCollection(
            Extras extras,
            StorageDomainsCollection domains,
            DisksCollection disks,
            ClustersCollection clusters,
            NetworksCollection networks) {
        this.extras = extras;
        made = Collection.of(
                        "datacenters",
                        org.vireo.rest.types.DataCenter.class,
                        EntitySource.all(DataCenter.class, DataCenterId::new, DataCenter::id))
                .guardedBy("data_center", DataCenter::id)
                .shown(DataCentersCollection::show)
                .kept(DataCenter::extras)
                .defaults(DataCentersCollection::defaults)
                .owned("status", "local", "version", "supported_versions", "mac_pool", "storage_format")
                .action("setmaster", DataCentersCollection::setMaster)
                // hosts keep no tasks of their own: there is never anything to clean
                .action("cleanfinishedtasks", (center, sent, context) -> new Effect.Direct(answer -> {}))
                .required("name")
                .added(this::add)
                .changed(this::change)
                .removed((center, context) -> new Effect.Submit(new RemoveDataCenter(
                        center.id(), context.parameters().flag("force").orElse(false))))
                .child(attached(domains, disks))
                .child(clusters.ofDataCenter())
                .child(networks.ofDataCenter())
                .child(QuotasCollection.ofDataCenter(extras.beans()))
                .child(new ProfilesCollections(extras.beans()).qualities())
                .child(PermissionsCollection.on(
                        "data_center",
                        context -> context.owner(DataCenter.class).id()))
                .child(Refused.collection(
                        "iscsibonds", IscsiBond.class, "There is no storage that is reached over iSCSI."))
                .searched(Searched.CENTERS)
                .build();
    }

    Collection<DataCenter, org.vireo.rest.types.DataCenter> root() {
        return made;
    }

    private static org.vireo.rest.types.DataCenter defaults() {
        var bean = new org.vireo.rest.types.DataCenter();
        bean.setQuotaMode(QuotaModeType.DISABLED);
        return bean;
    }

    private static org.vireo.rest.types.DataCenter show(DataCenter center, Context context) {
        var bean = new org.vireo.rest.types.DataCenter();
        bean.setName(center.name());
        bean.setDescription(center.description());
        bean.setComment(center.comment());
        bean.setStatus(Constants.api(DataCenterStatus.class, center.status()));
        bean.setLocal(center.local());
        bean.setStorageFormat(StorageFormat.V_5);
        bean.setVersion(Levels.show(center.compatibility()));
        var supported = new Versions();
        supported.getVersions().add(Levels.show(center.compatibility()));
        bean.setSupportedVersions(supported);
        bean.setMacPool(context.refer(new org.vireo.rest.types.MacPool(), "macpools", center.macPoolId()));
        return bean;
    }

    private Addition add(org.vireo.rest.types.DataCenter sent, Context context) {
        var id = new DataCenterId(UUID.randomUUID());
        return Addition.of(
                new AddDataCenter(
                        id,
                        extras.details(made, sent),
                        VmActions.isTrue(sent.isLocal()),
                        Levels.wanted(sent.getVersion()).orElse(Levels.NEWEST),
                        macPool(sent, context)),
                id);
    }

    private UpdateDataCenter change(DataCenter center, org.vireo.rest.types.DataCenter sent, Context context) {
        return new UpdateDataCenter(
                center.id(),
                extras.change(made, center.extras(), sent),
                Optional.ofNullable(sent.isLocal()),
                Levels.wanted(sent.getVersion()),
                macPool(sent, context));
    }

    private static Optional<MacPoolId> macPool(org.vireo.rest.types.DataCenter sent, Context context) {
        return context.resolveIfSent(MacPool.class, MacPoolId::new, sent.getMacPool())
                .map(MacPool::id);
    }

    private static Effect setMaster(DataCenter center, Action sent, Context context) {
        if (sent.getStorageDomain() == null) {
            throw RequestFault.incomplete("Action", "storage_domain.id|name", "setMaster");
        }
        var domain = context.resolve(StorageDomain.class, StorageDomainId::new, sent.getStorageDomain());
        return new Effect.Submit(new SetMasterDomain(center.id(), domain.id()));
    }

    private static Collection<StorageDomain, org.vireo.rest.types.StorageDomain> attached(
            StorageDomainsCollection domains, DisksCollection disks) {
        return domains.ofDataCenter()
                .child(disks.ofDomain())
                .added((sent, context) -> {
                    var domain = context.resolve(StorageDomain.class, StorageDomainId::new, sent);
                    return Addition.of(new AttachStorageDomain(center(context), domain.id()), domain.id());
                })
                .removed((domain, context) -> new Effect.Submit(new DetachStorageDomain(center(context), domain.id())))
                .action(
                        "activate",
                        (domain, sent, context) ->
                                new Effect.Submit(new ActivateStorageDomain(center(context), domain.id())))
                .action(
                        "deactivate",
                        (domain, sent, context) -> new Effect.Submit(new DeactivateStorageDomain(
                                center(context), domain.id(), VmActions.isTrue(sent.isForce()))))
                .build();
    }

    private static DataCenterId center(Context context) {
        return context.owner(DataCenter.class).id();
    }
}

package org.vireo.rest.objects;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vireo.engine.api.catalog.QuotaUsage;
import org.vireo.engine.api.catalog.RemoveQuotaLimit;
import org.vireo.engine.api.catalog.SetQuotaLimit;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Definition;
import org.vireo.inventory.QuotaLimit;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.DefinitionId;
import org.vireo.model.StorageDomainId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.Source;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Quota;
import org.vireo.rest.types.QuotaClusterLimit;
import org.vireo.rest.types.QuotaStorageLimit;

/** Quotas of a data center with their limits and what is used of them. */
final class QuotasCollection {
    private static final double GIB = 1L << 30;

    private QuotasCollection() {}

    static Collection<Definition, Quota> ofDataCenter(Beans beans) {
        return new DefinedCollection<>(beans, "quotas", Quota.class, "quota")
                .within(context -> context.owner(DataCenter.class).id().value())
                .owned("data_center", "vms", "disks", "users")
                .shown(QuotasCollection::complete)
                .builder()
                .required("name")
                .child(storageLimits())
                .child(clusterLimits())
                .child(PermissionsCollection.on(
                        "quota", context -> context.owner(Definition.class).id()))
                .forEveryone()
                .build();
    }

    private static void complete(Quota quota, Definition definition, Context context) {
        quota.setDataCenter(context.refer(
                new org.vireo.rest.types.DataCenter(),
                "datacenters",
                definition.ownerId().orElseThrow()));
        quota.setClusterSoftLimitPct(
                Optional.ofNullable(quota.getClusterSoftLimitPct()).orElse(80));
        quota.setClusterHardLimitPct(
                Optional.ofNullable(quota.getClusterHardLimitPct()).orElse(20));
        quota.setStorageSoftLimitPct(
                Optional.ofNullable(quota.getStorageSoftLimitPct()).orElse(80));
        quota.setStorageHardLimitPct(
                Optional.ofNullable(quota.getStorageHardLimitPct()).orElse(20));
    }

    private static Collection<QuotaLimit, QuotaStorageLimit> storageLimits() {
        return Collection.of("quotastoragelimits", QuotaStorageLimit.class, limits(true))
                .shown(QuotasCollection::storage)
                .added((sent, context) -> {
                    var domain = context.resolveIfSent(
                                    StorageDomain.class, StorageDomainId::new, sent.getStorageDomain())
                            .map(StorageDomain::id);
                    return add(new SetQuotaLimit(
                            quota(context),
                            true,
                            Optional.empty(),
                            domain,
                            gib(sent.getLimit() == null ? null : sent.getLimit().doubleValue()),
                            Optional.empty()));
                })
                .removed((limit, context) ->
                        new Effect.Submit(new RemoveQuotaLimit(quota(context), true, limit.knownAs())))
                .forEveryone()
                .build();
    }

    private static Collection<QuotaLimit, QuotaClusterLimit> clusterLimits() {
        return Collection.of("quotaclusterlimits", QuotaClusterLimit.class, limits(false))
                .shown(QuotasCollection::cluster)
                .added((sent, context) -> {
                    var cluster = context.resolveIfSent(Cluster.class, ClusterId::new, sent.getCluster())
                            .map(Cluster::id);
                    var vcpus = Optional.ofNullable(sent.getVcpuLimit())
                            .filter(value -> value != -1)
                            .map(Integer::longValue);
                    return add(new SetQuotaLimit(
                            quota(context), false, cluster, Optional.empty(), gib(sent.getMemoryLimit()), vcpus));
                })
                .removed((limit, context) ->
                        new Effect.Submit(new RemoveQuotaLimit(quota(context), false, limit.knownAs())))
                .forEveryone()
                .build();
    }

    private static Addition add(SetQuotaLimit command) {
        var object = command.cluster()
                .map(ClusterId::value)
                .or(() -> command.domain().map(StorageDomainId::value))
                .orElse(command.quota().value());
        return new Addition.Submit(command, object.toString());
    }

    private static DefinitionId quota(Context context) {
        return context.owner(Definition.class).id();
    }

    /** -1 and nothing mean no limit. */
    private static Optional<Long> gib(Double sent) {
        if (sent == null || sent == -1) {
            return Optional.empty();
        }
        if (sent < 0 || sent > 1e9 || sent.isNaN()) {
            throw RequestFault.bad("A limit must be from 0 to 1000000000 GiB, or -1 for none.");
        }
        return Optional.of(Math.round(sent * GIB));
    }

    private static Source<QuotaLimit> limits(boolean storage) {
        Function<Context, List<QuotaLimit>> listed = context -> context
                .inventory()
                .list(QuotaLimit.class, Where.equal("quotaId", quota(context)).andEqual("storage", storage))
                .stream()
                .filter(limit -> sees(limit, context))
                .toList();
        return Source.of(listed, limit -> limit.knownAs().toString());
    }

    /** A limit tells of its cluster or storage domain. */
    private static boolean sees(QuotaLimit limit, Context context) {
        var exchange = context.exchange();
        return limit.clusterId().map(id -> exchange.sees("cluster", id)).orElse(true)
                && limit.storageDomainId()
                        .map(id -> exchange.sees("storage_domain", id))
                        .orElse(true);
    }

    private static QuotaUsage usage(Context context) {
        return context.engine().quotas();
    }

    private static Quota reference(QuotaLimit limit, Context context) {
        var center = context.owner(DataCenter.class).id().value();
        return context.refer(new Quota(), "datacenters/" + center + "/quotas", limit.quotaId());
    }

    private static QuotaStorageLimit storage(QuotaLimit limit, Context context) {
        var bean = new QuotaStorageLimit();
        bean.setName(limit.storageDomainId().isPresent() ? null : "Global");
        bean.setLimit(limit.bytes().map(bytes -> Math.round(bytes / GIB)).orElse(-1L));
        bean.setUsage(usage(context).storage(limit) / GIB);
        bean.setQuota(reference(limit, context));
        limit.storageDomainId()
                .ifPresent(id -> bean.setStorageDomain(
                        context.refer(new org.vireo.rest.types.StorageDomain(), "storagedomains", id)));
        return bean;
    }

    private static QuotaClusterLimit cluster(QuotaLimit limit, Context context) {
        var bean = new QuotaClusterLimit();
        var used = usage(context).computing(limit);
        bean.setMemoryLimit(limit.bytes().map(bytes -> bytes / GIB).orElse(-1.0));
        bean.setMemoryUsage(used.bytes() / GIB);
        bean.setVcpuLimit(limit.vcpus().map(Long::intValue).orElse(-1));
        bean.setVcpuUsage(Math.toIntExact(used.vcpus()));
        bean.setQuota(reference(limit, context));
        limit.clusterId()
                .ifPresent(id -> bean.setCluster(context.refer(new org.vireo.rest.types.Cluster(), "clusters", id)));
        return bean;
    }
}

package org.vireo.rest.objects;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.center.AddHost;
import org.vireo.engine.api.center.RemoveHost;
import org.vireo.engine.api.center.UpdateHost;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Host;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;
import org.vireo.model.VmStatus;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.define.Extras;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.searched.Searched;
import org.vireo.rest.types.ExternalNetworkProviderConfiguration;
import org.vireo.rest.types.KatelloErratum;
import org.vireo.rest.types.VmSummary;

/** Hosts. */
final class HostsCollection {
    private final Extras extras;
    private final Beans beans;
    private final Collection<Host, org.vireo.rest.types.Host> made;

    HostsCollection(Extras extras, Beans beans) {
        this.extras = extras;
        this.beans = beans;
        var attachments = new HostAttachments(beans);
        var builder = Collection.of(
                        "hosts", org.vireo.rest.types.Host.class, EntitySource.all(Host.class, HostId::new, Host::id))
                .guardedBy("host", Host::id)
                .shown(HostShape::show)
                .kept(Host::extras)
                .owned(
                        "address",
                        "status",
                        "status_detail",
                        "cluster",
                        "summary",
                        "hardware_information",
                        "memory",
                        "cpu")
                .owned("os", "version", "libvirt_version", "type", "max_scheduling_memory", "update_available")
                .owned(
                        "certificate",
                        "root_password",
                        "kdump_status",
                        "spm.status",
                        "ssh.fingerprint",
                        "ssh.public_key")
                .owned("power_management.agents", "power_management.password", "power_management.status")
                .owned("iscsi", "se_linux", "numa_supported", "reinstallation_required")
                .owned("network_operation_in_progress", "transparent_hugepages", "device_passthrough.enabled")
                .defaults(HostDefaults::bean)
                .required("name", "address")
                .added(this::add)
                .changed(this::change)
                .removed((host, context) -> new Effect.Submit(new RemoveHost(
                        host.id(), context.parameters().flag("force").orElse(false))));
        HostActions.on(builder, attachments);
        children(builder, attachments);
        fields(builder);
        made = builder.build();
    }

    Collection<Host, org.vireo.rest.types.Host> root() {
        return made;
    }

    private void children(Collection.Builder<Host, org.vireo.rest.types.Host> hosts, HostAttachments attachments) {
        hosts.child(HostNics.made(attachments))
                .child(HostHooksCollection.made())
                .child(StatisticsCollections.ofHost())
                .child(PermissionsCollection.on(
                        "host", context -> context.owner(Host.class).id()))
                .child(AssignedCollection.tags(
                        "host", context -> context.owner(Host.class).id().value()))
                .child(AssignedCollection.labels(
                        "host", context -> context.owner(Host.class).id().value()))
                .child(attachments.ofHost())
                .child(FenceAgents.made(beans))
                .child(HostMachine.devices())
                .child(HostMachine.nodes())
                .child(HostBlockStorage.made())
                .empty("katelloerrata", KatelloErratum.class)
                .empty("externalnetworkproviderconfigurations", ExternalNetworkProviderConfiguration.class);
    }

    private static void fields(Collection.Builder<Host, org.vireo.rest.types.Host> hosts) {
        hosts.searched(Searched.HOSTS);
    }

    /** Virtual machines by host, counted once for all hosts of an answer. */
    static VmSummary summary(Host host, Context context) {
        Map<UUID, VmSummary> all = context.exchange().once("virtual machines by host", () -> {
            var found = new HashMap<UUID, VmSummary>();
            for (var vm : context.inventory().list(Vm.class, Where.all())) {
                vm.hostId()
                        .filter(id -> VmsCollection.isRunning(vm))
                        .ifPresent(id -> count(found.computeIfAbsent(id.value(), one -> none()), vm));
            }
            return found;
        });
        return all.getOrDefault(host.id().value(), none());
    }

    private static void count(VmSummary summary, Vm vm) {
        summary.setTotal(summary.getTotal() + 1);
        if (vm.status() == VmStatus.UP) {
            summary.setActive(summary.getActive() + 1);
        }
        if (vm.status() == VmStatus.MIGRATING) {
            summary.setMigrating(summary.getMigrating() + 1);
        }
    }

    private static VmSummary none() {
        var summary = new VmSummary();
        summary.setActive(0);
        summary.setMigrating(0);
        summary.setTotal(0);
        return summary;
    }

    /** Without a cluster it goes into the one called Default, as clients expect. */
    private Addition add(org.vireo.rest.types.Host sent, Context context) {
        var reference = Optional.ofNullable(sent.getCluster()).orElseGet(() -> {
            var byName = new org.vireo.rest.types.Cluster();
            byName.setName("Default");
            return byName;
        });
        var cluster = context.resolve(Cluster.class, ClusterId::new, reference);
        var id = new HostId(UUID.randomUUID());
        refuseDeployment(context);
        var fingerprint = HostActions.fingerprint(sent.getSsh());
        return Addition.of(
                new AddHost(id, extras.details(made, sent), cluster.id(), sent.getAddress(), true, fingerprint), id);
    }

    private static void refuseDeployment(Context context) {
        var parameters = context.parameters();
        if (parameters.flag("deploy_hosted_engine").orElse(false)
                || parameters.flag("undeploy_hosted_engine").orElse(false)) {
            throw RequestFault.unsupported("A hosted engine");
        }
        if (!parameters.flag("activate").orElse(true)) {
            throw RequestFault.unsupported("Adding a host without activating it");
        }
    }

    /** Power management without anything that manages the power would be a false promise. */
    private static void refuseEmptyPower(Host host, org.vireo.rest.types.Host sent, Context context) {
        var wanted = sent.getPowerManagement();
        if (wanted != null
                && VmActions.isTrue(wanted.isEnabled())
                && context.inventory()
                                .count(
                                        Definition.class,
                                        Where.equal("kind", FenceAgents.KIND)
                                                .andEqual("ownerId", host.id().value()))
                        == 0) {
            throw RequestFault.conflict("Cannot edit Host " + host.name()
                    + ". Power Management is enabled for the host but it has no fence agent.");
        }
    }

    private UpdateHost change(Host host, org.vireo.rest.types.Host sent, Context context) {
        refuseEmptyPower(host, sent, context);
        return new UpdateHost(
                host.id(),
                extras.change(made, host.extras(), sent),
                context.resolveIfSent(Cluster.class, ClusterId::new, sent.getCluster())
                        .map(Cluster::id)
                        .filter(id -> !id.equals(host.clusterId())),
                Optional.ofNullable(sent.getAddress()).filter(address -> !address.equals(host.address())));
    }
}

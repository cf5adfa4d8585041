package org.vireo.rest.objects;

import java.util.Locale;
import java.util.Optional;
import org.vireo.engine.api.center.ActivateHost;
import org.vireo.engine.api.center.AdoptHost;
import org.vireo.engine.api.center.CheckHostUpgrade;
import org.vireo.engine.api.center.ConfirmHostDown;
import org.vireo.engine.api.center.DeactivateHost;
import org.vireo.engine.api.center.FenceHost;
import org.vireo.engine.api.center.RefreshHost;
import org.vireo.engine.api.command.Command;
import org.vireo.inventory.Host;
import org.vireo.model.HostStatus;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Action;
import org.vireo.rest.types.PowerManagement;
import org.vireo.rest.types.PowerManagementStatus;
import org.vireo.rest.types.Ssh;

/** What can be done with a host, and what cannot. */
final class HostActions {
    private static final String BY_HAND = "Packages of a host are upgraded on the host itself.";

    private HostActions() {}

    static void on(Collection.Builder<Host, org.vireo.rest.types.Host> hosts, HostAttachments attachments) {
        hosts.action("activate", (host, sent, context) -> submit(new ActivateHost(host.id())))
                .action("deactivate", HostActions::deactivate)
                .action("install", HostActions::install)
                .action("approve", HostActions::approve)
                .action("refresh", (host, sent, context) -> submit(new RefreshHost(host.id())))
                .action("upgradecheck", (host, sent, context) -> submit(new CheckHostUpgrade(host.id())))
                .action("fence", HostActions::fence)
                .action("setupnetworks", attachments::setUp)
                .action("commitnetconfig", HostActions::commitNetworks)
                .refuses("upgrade", BY_HAND)
                .refuses("enrollcertificate", "A host gets a new certificate when its agent enrols anew.")
                .refuses("forceselectspm", "Storage has no pool manager.")
                .refuses("syncallnetworks", "Networks are made on a host when a guest needs them there.")
                .refuses("copyhostnetworks", "Interfaces of hosts are configured on each host itself.");
        HostBlockStorage.on(hosts);
    }

    private static Effect submit(Command command) {
        return new Effect.Submit(command);
    }

    private static Effect deactivate(Host host, Action sent, Context context) {
        if (VmActions.isTrue(sent.isStopGlusterService())) {
            throw RequestFault.unsupported("Stopping a Gluster service, which hosts do not have,");
        }
        return submit(new DeactivateHost(host.id(), VmActions.reason(sent), false));
    }

    /** Software is not brought to a host, but an agent that was set up there by hand is taken on. */
    private static Effect install(Host host, Action sent, Context context) {
        if (sent.getRootPassword() != null || sent.getImage() != null) {
            throw RequestFault.unsupported("Deployment of a host over SSH");
        }
        if (VmActions.isTrue(sent.isDeployHostedEngine()) || VmActions.isTrue(sent.isUndeployHostedEngine())) {
            throw RequestFault.unsupported("A hosted engine");
        }
        return submit(new AdoptHost(host.id(), fingerprint(sent.getSsh())));
    }

    private static Effect approve(Host host, Action sent, Context context) {
        if (host.status() != HostStatus.INSTALLING && host.status() != HostStatus.PENDING_APPROVAL) {
            throw RequestFault.conflict("Cannot approve Host " + host.name() + ". It is "
                    + host.status().text() + ", and does not wait for approval.");
        }
        var sentHost = Optional.ofNullable(sent.getHost());
        return submit(new AdoptHost(
                host.id(), fingerprint(sentHost.map(one -> one.getSsh()).orElse(null))));
    }

    static Optional<String> fingerprint(Ssh ssh) {
        return Optional.ofNullable(ssh).map(Ssh::getFingerprint).filter(text -> !text.isBlank());
    }

    private static Effect fence(Host host, Action sent, Context context) {
        if (sent.getFenceType() == null) {
            throw RequestFault.incomplete("Action", "fence_type", "fence");
        }
        var type = sent.getFenceType().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "manual" -> submit(new ConfirmHostDown(host.id()));
            case "start", "stop", "restart" ->
                submit(new FenceHost(host.id(), FenceHost.Action.valueOf(type.toUpperCase(Locale.ROOT)), false));
            case "status" -> power(host, context);
            default -> throw RequestFault.badValue(sent.getFenceType() + " is not a member of FenceType");
        };
    }

    private static Effect power(Host host, Context context) {
        var id = host.id();
        var caller = context.exchange().caller();
        return new Effect.Direct(answer -> {
            var on = context.engine().power().isOn(id, caller);
            var management = new PowerManagement();
            management.setStatus(on ? PowerManagementStatus.ON : PowerManagementStatus.OFF);
            answer.setPowerManagement(management);
        });
    }

    /** What was set up is kept at once, so there is nothing left to be kept. */
    private static Effect commitNetworks(Host host, Action sent, Context context) {
        if (host.status() != HostStatus.UP && host.status() != HostStatus.MAINTENANCE) {
            throw RequestFault.conflict("Cannot save the network configuration of Host " + host.name() + ". It is "
                    + host.status().text() + ".");
        }
        return new Effect.Direct(action -> {});
    }
}

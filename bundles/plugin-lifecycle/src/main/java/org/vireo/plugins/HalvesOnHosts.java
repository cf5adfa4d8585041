package org.vireo.plugins;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.plugin.HalfState;
import org.vireo.engine.api.plugin.HostHalves;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.inventory.Host;
import org.vireo.inventory.PluginHost;
import org.vireo.inventory.Where;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.spi.host.Call;

/** Brings host halves to the hosts that are up, one after the other, and keeps what became of it. Thread-safe. */
@Component(service = HalvesOnHosts.class)
public final class HalvesOnHosts {
    private static final Logger LOG = LoggerFactory.getLogger(HalvesOnHosts.class);

    private final PluginWorks works;

    /** Comes and goes with the link to the hosts. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile HostHalves halves;

    @Activate
    public HalvesOnHosts(@Reference PluginWorks works) {
        this.works = works;
    }

    /**
     * Rolls a version out to every host that is up. A host that cannot be reached is passed over and gets it later; one whose gate refuses
     * ends the roll-out with {@code HOST_HALF_FAILED}.
     */
    void rollOut(PluginManifest manifest, Call call) {
        if (!manifest.hasHostHalf()) {
            return;
        }
        var hosts = works.rows()
                .transactions()
                .read(() ->
                        works
                                .rows()
                                .inventory()
                                .list(
                                        Host.class,
                                        Where.equal("status", HostStatus.UP).orderBy("name"))
                                .stream()
                                .map(host -> new Reached(host.id(), host.name()))
                                .toList());
        for (var host : hosts) {
            rollOut(manifest, host, call);
        }
    }

    /**
     * A host.
     *
     * @param id which
     * @param name for people
     */
    record Reached(HostId id, String name) {}

    /** Rolls a version out to one host; see {@link #rollOut(PluginManifest, Call)}. */
    void rollOut(PluginManifest manifest, Reached host, Call call) {
        try {
            link().rollOut(
                            manifest,
                            works.files().version(manifest.id(), manifest.version()),
                            host.id(),
                            call.part(manifest.version() + "/" + host.id()));
            works.rows().half(manifest.id(), host.id(), manifest.version(), true, "");
        } catch (VireoException e) {
            works.rows().half(manifest.id(), host.id(), manifest.version(), false, e.getMessage());
            if (!unreachable(e)) {
                throw new VireoException(
                        PluginError.HOST_HALF_FAILED,
                        "The host half of plugin " + manifest.text() + " failed on host " + host.name() + ": "
                                + e.getMessage(),
                        e);
            }
            LOG.warn("Host {} does not get its half of {} yet: {}", host.name(), manifest.text(), e.getMessage());
        }
    }

    private HostHalves link() {
        return Optional.ofNullable(halves)
                .orElseThrow(() -> new VireoException(ModelError.HOST_UNREACHABLE, "the link to the hosts is not up"));
    }

    private static boolean unreachable(VireoException e) {
        return e.code().name().equals(ModelError.HOST_UNREACHABLE.name());
    }

    /** Puts every host that was given the version back to the one before, or takes the half away. What fails is kept with the host. */
    void takeBack(PluginManifest manifest, Optional<PluginManifest> before, Call call) {
        for (var half : works.rows().halves(manifest.id())) {
            if (half.version().equals(manifest.version())) {
                takeBack(half, manifest, before, call);
            }
        }
    }

    private void takeBack(PluginHost half, PluginManifest manifest, Optional<PluginManifest> before, Call call) {
        var earlier = before.filter(PluginManifest::hasHostHalf);
        try {
            if (earlier.isPresent()) {
                rollOut(earlier.get(), new Reached(half.hostId(), half.hostId().toString()), call);
            } else {
                withdraw(manifest.id(), half.hostId(), call);
            }
        } catch (VireoException e) {
            LOG.warn("Host {} keeps its half of {}", half.hostId(), manifest.text(), e);
        }
    }

    /** Takes the half off every host that has one; those that cannot be reached lose it when they come up. */
    void withdrawAll(String plugin, Call call) {
        for (var half : works.rows().halves(plugin)) {
            try {
                withdraw(plugin, half.hostId(), call);
            } catch (VireoException e) {
                if (!unreachable(e)) {
                    throw e;
                }
                LOG.warn("Host {} keeps its half of {} until it is up: {}", half.hostId(), plugin, e.getMessage());
            }
        }
    }

    /** What a host has. */
    List<HalfState> list(HostId host, Call call) {
        return link().list(host, call);
    }

    /** Takes the half off one host. */
    void withdraw(String plugin, HostId host, Call call) {
        link().withdraw(plugin, host, call.part("withdraw/" + host));
        works.rows().noHalf(plugin, host);
    }
}

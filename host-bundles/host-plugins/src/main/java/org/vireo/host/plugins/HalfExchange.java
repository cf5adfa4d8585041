package org.vireo.host.plugins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.vireo.model.VireoException;
import org.vireo.protocol.plugin.ActivateHalf;
import org.vireo.protocol.plugin.HalfFile;

/** Puts one half into the place of another. Confined to whoever holds the lock of {@link Halves}. */
final class HalfExchange {
    private final HalfShelf shelf;
    private final HalfBundles bundles;
    private final HalfNeeds needs;
    private final Gate gate;

    HalfExchange(HalfShelf shelf, BundleContext context, ServiceComponentRuntime components) {
        this.shelf = shelf;
        bundles = new HalfBundles(context);
        needs = new HalfNeeds(new HostPackages(context));
        gate = new Gate(context, new Components(components));
    }

    /** Refuses a half that cannot work here, before anything is changed. */
    void check(ActivateHalf half) {
        try {
            Gate.checkKinds(half.provides());
            needs.checkContracts(half.spi());
            needs.checkBundles(
                    files(half), half.files().stream().map(HalfFile::name).toList());
        } catch (HalfTrouble e) {
            throw new VireoException(
                    HalfError.HALF_REFUSED, half.plugin() + " was refused by this host: " + e.getMessage(), e);
        }
    }

    private List<Path> files(ActivateHalf half) {
        return half.files().stream()
                .map(file -> shelf.checked(half.plugin().id(), file))
                .toList();
    }

    /**
     * Takes what is there of the plugin out and this in.
     *
     * @return milliseconds it took
     */
    long use(ActivateHalf half, Deadline deadline) throws HalfTrouble {
        long begin = System.nanoTime();
        try {
            var files = files(half);
            bundles.remove(half.plugin().id(), deadline);
            var installed = new ArrayList<Bundle>();
            for (int i = 0; i < files.size(); i++) {
                installed.add(bundles.install(half.plugin(), half.files().get(i), files.get(i)));
            }
            bundles.start(installed, deadline);
            gate.pass(half, installed, deadline);
            return (System.nanoTime() - begin) / 1_000_000;
        } catch (RuntimeException e) {
            throw new HalfTrouble(e.getMessage(), e);
        }
    }

    /** Starts what the framework has kept, or puts it in anew when that is not what it should be. */
    void resume(ActivateHalf half, Deadline deadline) throws HalfTrouble {
        var kept = bundles.of(half.plugin(), half.files());
        if (kept.size() < half.files().size() || bundles.of(half.plugin().id()).size() > kept.size()) {
            use(half, deadline);
        } else {
            bundles.start(kept, deadline);
            gate.pass(half, kept, deadline);
        }
    }

    /** Takes out all that is there of a plugin. */
    void drop(String plugin, Deadline deadline) throws HalfTrouble {
        bundles.remove(plugin, deadline);
    }

    /** Takes out what belongs to none of these plugins. */
    void dropOthers(Collection<String> plugins, Deadline deadline) throws HalfTrouble {
        for (var plugin : bundles.plugins()) {
            if (!plugins.contains(plugin)) {
                bundles.remove(plugin, deadline);
            }
        }
    }

    /** Why a half that should be in use is not; empty if it is. */
    String problem(ActivateHalf half, Deadline deadline) {
        var there = bundles.of(half.plugin(), half.files());
        if (there.size() < half.files().size()) {
            return "some of its bundles are gone";
        }
        try {
            return gate.missing(half, there, deadline).orElse("");
        } catch (HalfTrouble e) {
            return e.getMessage();
        }
    }
}

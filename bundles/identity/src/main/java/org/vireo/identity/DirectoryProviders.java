package org.vireo.identity;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.LocalUsers;
import org.vireo.engine.api.plugin.PluginGuard;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.spi.directory.DirectoryProvider;

/** The directories that are there now, behind the guard of plugins. Of several with one profile or domain the first counts, and the next when it goes. Thread-safe. */
@Component(service = DirectoryProviders.class)
public final class DirectoryProviders {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryProviders.class);

    private final List<GuardedDirectory> directories = new CopyOnWriteArrayList<>();
    private final PluginGuard guard;

    /** None yet. */
    @Activate
    public DirectoryProviders(@Reference PluginGuard guard) {
        this.guard = guard;
    }

    /** Used by the service registry when a directory appears. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "remove")
    public void add(DirectoryProvider provider) {
        var directory = new GuardedDirectory(guard.guard(DirectoryProvider.class, provider), Clock.systemUTC());
        var told = directory.told();
        if (told.profile().equals(AccountName.INTERNAL) || told.domain().equals(LocalUsers.DOMAIN)) {
            LOG.warn(
                    "A directory of type {} calls itself internal as the engine's own does: it is left out",
                    told.type());
            return;
        }
        if (profile(told.profile()).isPresent() || domain(told.domain()).isPresent()) {
            LOG.warn(
                    "There is a directory of profile {} or domain {} already: one of type {} waits until it goes",
                    told.profile(),
                    told.domain(),
                    told.type());
        }
        directories.add(directory);
        LOG.info("Directory {} of type {} is there", told.profile(), told.type());
    }

    /** Used by the service registry when a directory goes. */
    public void remove(DirectoryProvider provider) {
        var gone = guard.guard(DirectoryProvider.class, provider);
        directories.stream()
                .filter(one -> one.provider().equals(gone))
                .findFirst()
                .ifPresent(one -> {
                    directories.remove(one);
                    LOG.info("Directory {} is gone", one.told().profile());
                });
    }

    Optional<GuardedDirectory> profile(String profile) {
        return first(one -> one.told().profile().equals(profile));
    }

    Optional<GuardedDirectory> domain(String domain) {
        return first(one -> one.told().domain().equals(domain));
    }

    private Optional<GuardedDirectory> first(Predicate<GuardedDirectory> wanted) {
        return directories.stream().filter(wanted).findFirst();
    }

    /** Throws {@code PLUGIN_UNAVAILABLE} when there is none. */
    GuardedDirectory get(String domain) {
        return domain(domain)
                .orElseThrow(() -> new VireoException(
                        ModelError.PLUGIN_UNAVAILABLE, "there is no directory of the domain '" + domain + "' now"));
    }

    /** Those that count, by profile. */
    List<GuardedDirectory> all() {
        return directories.stream()
                .filter(one -> profile(one.told().profile()).filter(one::equals).isPresent()
                        && domain(one.told().domain()).filter(one::equals).isPresent())
                .sorted(Comparator.comparing(one -> one.told().profile()))
                .toList();
    }
}

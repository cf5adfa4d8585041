package org.vireo.guard;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.plugin.PluginGuard;
import org.vireo.engine.api.plugin.PluginHealth;

/** A ward for each plugin, and a thread that looks after all of them. Thread-safe. */
@Component(
        service = {PluginGuard.class, PluginHealth.class},
        configurationPid = "vireo.plugins.guard")
@Designate(ocd = GuardSettings.class)
public final class ServiceGuard implements PluginGuard, PluginHealth {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceGuard.class);
    private static final long LOOK_MILLIS = 2000;

    private volatile Limits limits;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Ward> wards = new ConcurrentSkipListMap<>();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "vireo-plugin-guard"));

    /** Nobody yet. */
    @Activate
    public ServiceGuard(GuardSettings settings) {
        this(Limits.of(settings), LOOK_MILLIS);
    }

    ServiceGuard(Limits limits, long lookMillis) {
        this.limits = limits;
        var unused = looks.scheduleWithFixedDelay(this::look, lookMillis, lookMillis, TimeUnit.MILLISECONDS);
    }

    /** Whoever has guarded services keeps them. Repeatable. */
    @Modified
    void change(GuardSettings settings) {
        change(Limits.of(settings));
    }

    void change(Limits others) {
        limits = others;
        wards.values().forEach(ward -> ward.grant(others));
    }

    private void look() {
        wards.values().forEach(Ward::look);
    }

    private Ward ward(String plugin) {
        return wards.computeIfAbsent(plugin, name -> new Ward(name, limits, this::decided));
    }

    @Override
    public <T> T guard(Class<T> contract, T service) {
        return GuardedCalls.guard(contract, service, ward(Owner.of(service.getClass())), clock);
    }

    private void decided(String plugin, String reason) {
        LOG.error("Plugin {} is in quarantine: {}", plugin, reason);
        looks.execute(() -> watchers.forEach(watcher -> tell(watcher, plugin, reason)));
    }

    private static void tell(Watcher watcher, String plugin, String reason) {
        try {
            watcher.quarantined(plugin, reason);
        } catch (RuntimeException e) {
            LOG.error("Nobody may know that plugin {} is in quarantine: {}", plugin, reason, e);
        }
    }

    @Override
    public List<Health> all() {
        return wards.values().stream().map(Ward::health).toList();
    }

    @Override
    public Optional<Health> of(String plugin) {
        return Optional.ofNullable(wards.get(plugin)).map(Ward::health);
    }

    @Override
    public void quarantine(String plugin, String reason) {
        ward(plugin).quarantine(reason);
    }

    @Override
    public void release(String plugin) {
        ward(plugin).release();
    }

    @Override
    public void forget(String plugin) {
        ward(plugin).forget();
    }

    @Override
    public AutoCloseable watch(Watcher watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    @Deactivate
    void stop() {
        looks.shutdownNow();
        wards.values().forEach(Ward::close);
    }
}

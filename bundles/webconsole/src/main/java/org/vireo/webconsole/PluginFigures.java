package org.vireo.webconsole;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.vireo.engine.api.plugin.PluginHealth;
import org.vireo.engine.api.plugin.PluginHealth.Health;

/** How a plugin does behind its guard, since the engine began. Thread-safe. */
final class PluginFigures {
    private final AtomicReference<PluginHealth> health;

    /** @param health empty while there is none */
    PluginFigures(AtomicReference<PluginHealth> health) {
        this.health = health;
    }

    void show(Html page, String plugin) {
        page.element("h3", "Calls since the engine started");
        var figures = Optional.ofNullable(health.get()).flatMap(present -> present.of(plugin));
        if (figures.isEmpty()) {
            page.element("p", "It was not called yet.");
            return;
        }
        show(page, figures.get());
    }

    private static void show(Html page, Health figures) {
        page.open("dl", "data-live", "figures");
        fact(page, "Calls", figures.calls() + ", " + figures.running() + " under way");
        fact(page, "Failures", figures.failures() + ", of which timed out " + figures.timeouts());
        fact(page, "Not let through", String.valueOf(figures.rejected()));
        fact(page, "Time of all calls", Times.length(figures.time()));
        fact(page, "Threads of its own", String.valueOf(figures.threads()));
        if (figures.resting()) {
            fact(page, "At the moment", "left alone for a while, as too many of its last calls failed");
        }
        figures.quarantine().ifPresent(reason -> fact(page, "In quarantine", reason));
        page.close();
    }

    private static void fact(Html page, String name, String value) {
        page.element("dt", name).element("dd", value);
    }
}

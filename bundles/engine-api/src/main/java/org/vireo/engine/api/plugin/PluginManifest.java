package org.vireo.engine.api.plugin;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a plugin says of itself in {@code META-INF/vireo/plugin.json}. Whoever reads one from outside has checked its texts. Immutable.
 *
 * @param id lower case words joined by hyphens, at most 64 characters
 * @param version of OSGi's form, such as {@code 1.2.0}
 * @param vendor for people
 * @param licence SPDX expression
 * @param name for people
 * @param description for people
 * @param engineMin the least version of the engine that will do
 * @param spi contracts of the engine it uses, package by version range
 * @param hostSpi contracts of the agent its host half uses, package by version range
 * @param permissions what it asks for: {@code hosts}, {@code secrets}, {@code network}
 * @param provides what there is once it is active
 * @param requires other plugins that must be active
 * @param selfTest whether its engine half tests itself
 * @param hostSelfTest whether its host half tests itself
 * @param engine jars of the engine half, as paths within the package
 * @param host jars of the host half, as paths within the package
 * @param configuration default configuration, {@code etc/<pid>.cfg} within the package
 * @param handbook pages, {@code docs/<name>.md} within the package
 * @param portal files for the portal within the package
 */
public record PluginManifest(
        String id,
        String version,
        String vendor,
        String licence,
        String name,
        String description,
        String engineMin,
        Map<String, String> spi,
        Map<String, String> hostSpi,
        Set<String> permissions,
        List<Provided> provides,
        List<Required> requires,
        boolean selfTest,
        boolean hostSelfTest,
        List<String> engine,
        List<String> host,
        List<String> configuration,
        List<String> handbook,
        List<String> portal) {

    /**
     * A capability.
     *
     * @param kind such as {@code storage}
     * @param type such as {@code nfs}; the service property {@code vireo.type}
     */
    public record Provided(String kind, String type) {
        /** Refuses missing values. */
        public Provided {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(type, "type");
        }
    }

    /**
     * Another plugin that must be active.
     *
     * @param plugin its id
     * @param range of versions that will do, such as {@code [1,2)}
     */
    public record Required(String plugin, String range) {
        /** Refuses missing values. */
        public Required {
            Objects.requireNonNull(plugin, "plugin");
            Objects.requireNonNull(range, "range");
        }
    }

    /** Copies the collections and refuses missing values. */
    public PluginManifest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(vendor, "vendor");
        Objects.requireNonNull(licence, "licence");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(engineMin, "engineMin");
        spi = Map.copyOf(spi);
        hostSpi = Map.copyOf(hostSpi);
        permissions = Set.copyOf(permissions);
        provides = List.copyOf(provides);
        requires = List.copyOf(requires);
        engine = List.copyOf(engine);
        host = List.copyOf(host);
        configuration = List.copyOf(configuration);
        handbook = List.copyOf(handbook);
        portal = List.copyOf(portal);
    }

    /** Whether hosts need a part of it. */
    public boolean hasHostHalf() {
        return !host.isEmpty();
    }

    /** Such as {@code storage-nfs 1.0.0}. */
    public String text() {
        return id + " " + version;
    }
}

package org.vireo.rest.own;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vireo.engine.api.plugin.PluginContent;

/** What the plugins that work bring for people to look at. Thread-safe. */
@Component(service = PortalParts.class)
public final class PortalParts {
    private final Map<String, PluginContent> contents = new ConcurrentHashMap<>();

    /** Used by the service registry. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "remove")
    void add(PluginContent content) {
        contents.put(content.plugin(), content);
    }

    void remove(PluginContent content) {
        contents.remove(content.plugin(), content);
    }

    Optional<PluginContent> of(String plugin) {
        return Optional.ofNullable(contents.get(plugin));
    }

    /** Addresses of the handbook's pages of a plugin; none when it does not work. */
    List<String> pages(String plugin) {
        return of(plugin).stream()
                .flatMap(content -> content.pages().keySet().stream())
                .sorted()
                .map(page -> "/docs/" + page)
                .toList();
    }

    /** Addresses of its files for browsers; none when it does not work. */
    List<String> portal(String plugin) {
        return of(plugin).stream()
                .flatMap(content -> content.portal().keySet().stream())
                .sorted()
                .map(file -> PortalPartsServlet.PATH + "/" + plugin + "/" + file)
                .toList();
    }
}

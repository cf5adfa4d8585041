package org.vireo.engine.api.plugin;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a running bundle adds to the portals. The portal publishes one as a service for each such bundle, for as long as the bundle runs; also
 * for one that browsers must not load, with the reason. Immutable.
 *
 * @param name of the bundle
 * @param version of the bundle
 * @param title for people, by language; there is always one in English ({@code en})
 * @param sdk range of versions of the portal's SDK that it was made for; empty when it is not known
 * @param portals where it is shown: {@code admin}, {@code my}
 * @param base of the addresses of its files; another build of the bundle has another
 * @param entry the script that pages load, below the base; empty for one that is shown in frames alone
 * @param frames what is shown in frames that can reach nothing by themselves
 * @param reads paths of the API that its frames may read, {@code *} standing for one segment
 * @param refusal why browsers must not load it, as a sentence
 */
public record PortalPlugin(
        String name,
        String version,
        Map<String, String> title,
        String sdk,
        Set<String> portals,
        String base,
        Optional<String> entry,
        List<Frame> frames,
        List<String> reads,
        Optional<String> refusal) {

    /** Copies the collections and refuses missing values. */
    public PortalPlugin {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        title = Map.copyOf(title);
        Objects.requireNonNull(sdk, "sdk");
        portals = Set.copyOf(portals);
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(entry, "entry");
        frames = List.copyOf(frames);
        reads = List.copyOf(reads);
        Objects.requireNonNull(refusal, "refusal");
    }

    /** What a frame is part of. */
    public enum Place {
        /** A page of its own, which the navigation leads to. */
        PAGE,
        /** A tab on the page of each object of a kind. */
        TAB,
        /** A card on the dashboard. */
        CARD
    }

    /**
     * A page of a plugin in a frame.
     *
     * @param place what it is part of
     * @param id its own among those of the plugin; part of addresses
     * @param title for people, by language; there is always one in English
     * @param kind of the objects that have the tab, such as {@code vm}; otherwise empty
     * @param group of the navigation that leads to a page; otherwise empty
     * @param file the page, below the base
     */
    public record Frame(Place place, String id, Map<String, String> title, String kind, String group, String file) {
        /** Copies the map and refuses missing values. */
        public Frame {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(id, "id");
            title = Map.copyOf(title);
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(group, "group");
            Objects.requireNonNull(file, "file");
        }
    }
}

package org.vireo.rest.searched;

import java.util.Map;
import java.util.Optional;
import org.vireo.rest.search.Subject;

/** What the lists at the root are searched by. */
public final class Kinds {
    private static final Map<String, Subject> BY_SEGMENT = Map.ofEntries(
            Map.entry("vms", Searched.VMS),
            Map.entry("hosts", Searched.HOSTS),
            Map.entry("clusters", Searched.CLUSTERS),
            Map.entry("datacenters", Searched.CENTERS),
            Map.entry("storagedomains", Searched.STORAGE),
            Map.entry("templates", Searched.TEMPLATES),
            Map.entry("vmpools", Searched.POOLS),
            Map.entry("disks", MoreSearched.DISKS),
            Map.entry("networks", MoreSearched.NETWORKS),
            Map.entry("vnicprofiles", MoreSearched.PROFILES),
            Map.entry("users", MoreSearched.USERS),
            Map.entry("groups", MoreSearched.GROUPS),
            Map.entry("instancetypes", MoreSearched.DEFINITIONS),
            Map.entry("events", MoreSearched.EVENTS),
            Map.entry("jobs", MoreSearched.JOBS),
            Map.entry("tags", MoreSearched.TAGS));

    private Kinds() {}

    /** By the path segment of the list. */
    public static Optional<Subject> of(String segment) {
        return Optional.ofNullable(BY_SEGMENT.get(segment));
    }
}

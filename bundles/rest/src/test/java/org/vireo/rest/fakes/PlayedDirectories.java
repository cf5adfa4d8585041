package org.vireo.rest.fakes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.vireo.engine.api.directory.Directories;
import org.vireo.engine.api.directory.DirectoryEntry;
import org.vireo.engine.api.directory.DirectoryQuery;
import org.vireo.model.Secret;

/** Directories in memory. What is kept is noted. */
public final class PlayedDirectories implements Directories {
    public final Map<String, List<DirectoryEntry>> domains = new HashMap<>();
    public final List<DirectoryQuery> asked = new ArrayList<>();
    public final Map<UUID, DirectoryEntry> kept = new HashMap<>();

    @Override
    public List<Directory> list() {
        return domains.keySet().stream()
                .sorted()
                .map(domain -> new Directory(domain, domain.replace("-authz", ""), "played"))
                .toList();
    }

    @Override
    public Slice search(String domain, DirectoryQuery query) {
        asked.add(query);
        return new Slice(
                domains.get(domain).stream()
                        .filter(entry -> entry.group() == query.groups())
                        .filter(entry -> query.patterns().entrySet().stream()
                                .allMatch(one -> matches(value(entry, one.getKey()), one.getValue())))
                        .toList(),
                false);
    }

    private static String value(DirectoryEntry entry, DirectoryQuery.Field field) {
        return switch (field) {
            case NAME -> entry.name();
            case FIRST_NAME -> entry.firstName();
            case LAST_NAME -> entry.lastName();
            case EMAIL -> entry.email();
            case DEPARTMENT -> entry.department();
        };
    }

    private static boolean matches(String value, String pattern) {
        var regex = new StringBuilder();
        for (var part : pattern.toLowerCase(Locale.ROOT).split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return value.toLowerCase(Locale.ROOT).matches(regex.toString());
    }

    @Override
    public Optional<DirectoryEntry> byId(String domain, boolean group, String id) {
        return domains.get(domain).stream()
                .filter(entry -> entry.group() == group && entry.id().equals(id))
                .findFirst();
    }

    @Override
    public Optional<DirectoryEntry> byName(String domain, boolean group, String name) {
        return domains.get(domain).stream()
                .filter(entry -> entry.group() == group && entry.name().equals(name))
                .findFirst();
    }

    @Override
    public List<DirectoryEntry> groupsOf(String domain, String userId) {
        return domains.get(domain).stream().filter(DirectoryEntry::group).toList();
    }

    @Override
    public UUID keep(String domain, DirectoryEntry entry) {
        var id = UUID.nameUUIDFromBytes((domain + entry.id()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        kept.put(id, entry);
        return id;
    }

    @Override
    public List<Stage> explain(String name, Secret password) {
        return List.of();
    }
}

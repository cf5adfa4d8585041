package org.vireo.directory.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vireo.model.VireoException;
import org.vireo.spi.directory.DirectoryError;
import org.vireo.spi.directory.DirectoryGroup;
import org.vireo.spi.directory.DirectoryUser;
import org.vireo.spi.directory.Page;
import org.vireo.spi.directory.PageRequest;
import org.vireo.spi.directory.PrincipalKey;
import org.vireo.spi.directory.PrincipalQuery;
import org.vireo.spi.directory.PrincipalQuery.Field;

/** Finds users and groups and reads their entries. Thread-safe. */
final class Principals {
    private final Settings settings;
    private final Schema schema;
    private final Entries entries;
    private final Clock clock;

    Principals(Settings settings, Entries entries, Clock clock) {
        this.settings = settings;
        this.schema = settings.schema();
        this.entries = entries;
        this.clock = clock;
    }

    /** The entry of a user; empty when there is none or more than one. */
    Optional<SearchResultEntry> userEntry(PrincipalKey key, Instant deadline) {
        var names = Stream.concat(Stream.of(schema.userName()), schema.aliases().stream())
                .toList();
        var filters = names.stream()
                .flatMap(name -> Names.one(schema, name, key).stream())
                .toList();
        if (filters.isEmpty()) {
            return Optional.empty();
        }
        var filter = Filter.createANDFilter(schema.users(), Filter.createORFilter(filters));
        return only(entries.find(settings.userBase(), filter, 2, deadline, schema.userAttributes()))
                .filter(entry -> means(entry, names, key));
    }

    Optional<SearchResultEntry> groupEntry(PrincipalKey key, Instant deadline) {
        return Names.one(schema, schema.groupName(), key)
                .map(filter -> Filter.createANDFilter(schema.groups(), filter))
                .flatMap(filter ->
                        only(entries.find(settings.groupBase(), filter, 2, deadline, schema.groupAttributes())))
                .filter(entry -> means(entry, List.of(schema.groupName()), key));
    }

    private static <T> Optional<T> only(List<T> found) {
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Servers compare loosely: some take accents, widths of letters or blanks for alike. Names that differ in more than case are others. */
    private static boolean means(Entry entry, List<String> attributes, PrincipalKey key) {
        return key.kind() == PrincipalKey.Kind.ID
                || attributes.stream()
                        .flatMap(name -> Arrays.stream(values(entry, name)))
                        .anyMatch(value -> value.equalsIgnoreCase(key.value()));
    }

    private static String[] values(Entry entry, String attribute) {
        var values = entry.getAttributeValues(attribute);
        return values == null ? new String[0] : values;
    }

    Page<DirectoryUser> users(PrincipalQuery query, PageRequest page, Instant deadline) {
        var attributes = Map.of(
                Field.NAME, schema.userName(),
                Field.FIRST_NAME, "givenName",
                Field.LAST_NAME, "sn",
                Field.EMAIL, "mail",
                Field.DEPARTMENT, schema.department());
        return filter(schema.users(), attributes, query)
                .map(filter -> page(
                        entries.find(settings.userBase(), filter, most(page), deadline, schema.userAttributes()), page))
                .map(found -> new Page<>(
                        found.entries().stream()
                                .flatMap(e -> shown(e, schema.userName()).map(this::user))
                                .toList(),
                        found.more()))
                .orElseGet(() -> new Page<>(List.of(), false));
    }

    Page<DirectoryGroup> groups(PrincipalQuery query, PageRequest page, Instant deadline) {
        return filter(schema.groups(), Map.of(Field.NAME, schema.groupName()), query)
                .map(filter -> page(
                        entries.find(settings.groupBase(), filter, most(page), deadline, schema.groupAttributes()),
                        page))
                .map(found -> new Page<>(
                        found.entries().stream()
                                .flatMap(e -> shown(e, schema.groupName()).map(this::group))
                                .toList(),
                        found.more()))
                .orElseGet(() -> new Page<>(List.of(), false));
    }

    /** Entries without a name cannot log in and are no one's to grant roles to. */
    private static Stream<SearchResultEntry> shown(SearchResultEntry entry, String name) {
        return entry.hasAttribute(name) ? Stream.of(entry) : Stream.empty();
    }

    private static int most(PageRequest page) {
        return page.offset() + page.size() + 1;
    }

    private static Page<SearchResultEntry> page(List<SearchResultEntry> found, PageRequest page) {
        int end = Math.min(found.size(), page.offset() + page.size());
        return new Page<>(found.subList(Math.min(page.offset(), end), end), found.size() > end);
    }

    private static Optional<Filter> filter(Filter kind, Map<Field, String> attributes, PrincipalQuery query) {
        var all = new ArrayList<>(List.of(kind));
        for (var pattern : query.patterns().entrySet()) {
            var attribute = attributes.get(pattern.getKey());
            var filter = attribute == null ? Optional.<Filter>empty() : Names.pattern(attribute, pattern.getValue());
            if (filter.isEmpty()) {
                return Optional.empty();
            }
            all.add(filter.get());
        }
        return Optional.of(Filter.createANDFilter(all));
    }

    DirectoryUser user(SearchResultEntry entry) {
        return new DirectoryUser(
                id(entry),
                name(entry, schema.userName()),
                text(entry, "givenName"),
                text(entry, "sn"),
                text(entry, "mail"),
                text(entry, schema.department()),
                schema.state().apply(entry, clock.instant()));
    }

    DirectoryGroup group(SearchResultEntry entry) {
        return new DirectoryGroup(id(entry), name(entry, schema.groupName()), text(entry, "description"));
    }

    private String id(SearchResultEntry entry) {
        if (schema.active()) {
            var bytes = entry.getAttributeValueBytes(schema.id());
            return bytes == null || bytes.length != 16 ? unreadable(entry, schema.id()) : Names.text(bytes);
        }
        var id = entry.getAttributeValue(schema.id());
        return id == null || id.isEmpty() ? unreadable(entry, schema.id()) : id;
    }

    /** Of several names, the one the entry is called by. */
    private static String name(SearchResultEntry entry, String attribute) {
        try {
            var own = entry.getRDN();
            if (own != null && own.hasAttribute(attribute)) {
                var names = own.getAttributeNames();
                for (int i = 0; i < names.length; i++) {
                    if (names[i].equalsIgnoreCase(attribute)) {
                        return own.getAttributeValues()[i];
                    }
                }
            }
        } catch (LDAPException e) {
            throw LdapFailure.broken(entry.getDN(), "dn", e);
        }
        var name = entry.getAttributeValue(attribute);
        return name == null || name.isEmpty() ? unreadable(entry, attribute) : name;
    }

    private static String unreadable(SearchResultEntry entry, String attribute) {
        throw new VireoException(
                DirectoryError.DIRECTORY_FAILED,
                "cannot use the entry " + entry.getDN() + ": the service account does not see its " + attribute);
    }

    private static String text(Entry entry, String attribute) {
        var value = entry.getAttributeValue(attribute);
        return value == null ? "" : value;
    }
}

package org.vireo.identity;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.directory.Directories;
import org.vireo.engine.api.directory.DirectoryEntry;
import org.vireo.engine.api.directory.DirectoryQuery;
import org.vireo.model.ModelError;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.spi.directory.Credentials;
import org.vireo.spi.directory.DirectoryGroup;
import org.vireo.spi.directory.DirectoryUser;
import org.vireo.spi.directory.PageRequest;
import org.vireo.spi.directory.PrincipalKey;
import org.vireo.spi.directory.PrincipalQuery;

/** Shows the directories that plugins bring to the other bundles. Thread-safe. */
@Component
public final class PluggedDirectories implements Directories {
    private final DirectoryProviders providers;
    private final DirectoryAccounts accounts;

    @Activate
    public PluggedDirectories(@Reference DirectoryProviders providers, @Reference DirectoryAccounts accounts) {
        this.providers = providers;
        this.accounts = accounts;
    }

    @Override
    public List<Directory> list() {
        return providers.all().stream().map(GuardedDirectory::told).toList();
    }

    @Override
    public Slice search(String domain, DirectoryQuery query) {
        var directory = providers.get(domain);
        var wanted = query(query);
        var page = new PageRequest(query.offset(), query.size());
        if (query.groups()) {
            var found = directory.groups(wanted, page);
            return new Slice(
                    found.entries().stream().map(PluggedDirectories::entry).toList(), found.more());
        }
        var found = directory.users(wanted, page);
        return new Slice(found.entries().stream().map(PluggedDirectories::entry).toList(), found.more());
    }

    private static PrincipalQuery query(DirectoryQuery query) {
        Map<PrincipalQuery.Field, String> patterns = new EnumMap<>(PrincipalQuery.Field.class);
        query.patterns().forEach((field, pattern) -> patterns.put(field(field), pattern));
        return new PrincipalQuery(patterns);
    }

    private static PrincipalQuery.Field field(DirectoryQuery.Field field) {
        return switch (field) {
            case NAME -> PrincipalQuery.Field.NAME;
            case FIRST_NAME -> PrincipalQuery.Field.FIRST_NAME;
            case LAST_NAME -> PrincipalQuery.Field.LAST_NAME;
            case EMAIL -> PrincipalQuery.Field.EMAIL;
            case DEPARTMENT -> PrincipalQuery.Field.DEPARTMENT;
        };
    }

    @Override
    public Optional<DirectoryEntry> byId(String domain, boolean group, String id) {
        return find(domain, group, PrincipalKey.id(id));
    }

    @Override
    public Optional<DirectoryEntry> byName(String domain, boolean group, String name) {
        return find(domain, group, PrincipalKey.name(name));
    }

    private Optional<DirectoryEntry> find(String domain, boolean group, PrincipalKey key) {
        var directory = providers.get(domain);
        return group
                ? directory.group(key).map(PluggedDirectories::entry)
                : directory.user(key).map(PluggedDirectories::entry);
    }

    @Override
    public List<DirectoryEntry> groupsOf(String domain, String userId) {
        return providers.get(domain).groupsOf(userId).stream()
                .map(PluggedDirectories::entry)
                .toList();
    }

    private static DirectoryEntry entry(DirectoryUser user) {
        return new DirectoryEntry(
                false, user.id(), user.name(), user.firstName(), user.lastName(), user.email(), user.department(), "");
    }

    private static DirectoryEntry entry(DirectoryGroup group) {
        return new DirectoryEntry(true, group.id(), group.name(), "", "", "", "", group.description());
    }

    @Override
    public UUID keep(String domain, DirectoryEntry entry) {
        var directory = providers.get(domain).told();
        return accounts.changing(() -> entry.group()
                ? accounts.group(directory, new DirectoryGroup(entry.id(), entry.name(), entry.description()))
                        .id()
                        .value()
                : accounts.account(directory, user(entry)).id().value());
    }

    private static DirectoryUser user(DirectoryEntry entry) {
        return new DirectoryUser(
                entry.id(),
                entry.name(),
                entry.firstName(),
                entry.lastName(),
                entry.email(),
                entry.department(),
                Optional.empty());
    }

    @Override
    public List<Stage> explain(String name, Secret password) {
        var parsed = AccountName.parse(name)
                .orElseThrow(() -> new VireoException(ModelError.BAD_VALUE, "a login is user@profile"));
        var directory = providers
                .profile(parsed.profile())
                .orElseThrow(() -> new VireoException(
                        ModelError.PLUGIN_UNAVAILABLE,
                        "there is no directory of the profile '" + parsed.profile() + "' now"));
        return directory.explain(new Credentials(parsed.user(), password)).stream()
                .map(stage -> new Stage(stage.name(), stage.passed(), stage.detail()))
                .toList();
    }
}

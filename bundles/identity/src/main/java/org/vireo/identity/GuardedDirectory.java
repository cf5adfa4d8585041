package org.vireo.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.vireo.engine.api.directory.Directories.Directory;
import org.vireo.spi.directory.Credentials;
import org.vireo.spi.directory.DirectoryGroup;
import org.vireo.spi.directory.DirectoryProvider;
import org.vireo.spi.directory.DirectoryUser;
import org.vireo.spi.directory.LoginOutcome;
import org.vireo.spi.directory.LoginStage;
import org.vireo.spi.directory.Page;
import org.vireo.spi.directory.PageRequest;
import org.vireo.spi.directory.PrincipalKey;
import org.vireo.spi.directory.PrincipalQuery;

/** A directory behind the guard of its plugin, and behind a bulkhead of its own. Thread-safe. */
final class GuardedDirectory {
    private static final Duration LOGIN = Duration.ofSeconds(10);
    private static final Duration SEARCH = Duration.ofSeconds(15);
    /** Somebody's request waits for it, who is logged in already. */
    private static final Duration CHECK = Duration.ofSeconds(2);

    private static final Duration EXPLANATION = Duration.ofSeconds(60);

    private final DirectoryProvider provider;
    private final Directory told;
    private final Bulkhead bulkhead;

    /** Asks the directory who it is. */
    GuardedDirectory(DirectoryProvider guarded, Clock clock) {
        this.provider = guarded;
        this.told = new Directory(guarded.domain(), guarded.profile(), guarded.type());
        this.bulkhead = new Bulkhead("directory " + told.profile(), clock);
    }

    DirectoryProvider provider() {
        return provider;
    }

    /** As it called itself when it appeared. */
    Directory told() {
        return told;
    }

    LoginOutcome login(Credentials credentials) {
        return bulkhead.call(
                LOGIN,
                deadline -> provider.login(credentials, deadline),
                outcome -> outcome instanceof LoginOutcome.Unavailable);
    }

    /** A user as it is now, with its groups; empty when there is none any more. */
    Optional<Present> present(String id) {
        return ask(
                CHECK,
                deadline -> provider.user(PrincipalKey.id(id), deadline)
                        .map(user -> new Present(user, provider.groupsOf(id, deadline))));
    }

    /** A user and its groups. */
    record Present(DirectoryUser user, Set<DirectoryGroup> groups) {}

    Optional<DirectoryUser> user(PrincipalKey key) {
        return ask(SEARCH, deadline -> provider.user(key, deadline));
    }

    Optional<DirectoryGroup> group(PrincipalKey key) {
        return ask(SEARCH, deadline -> provider.group(key, deadline));
    }

    Page<DirectoryUser> users(PrincipalQuery query, PageRequest page) {
        return ask(SEARCH, deadline -> provider.users(query, page, deadline));
    }

    Page<DirectoryGroup> groups(PrincipalQuery query, PageRequest page) {
        return ask(SEARCH, deadline -> provider.groups(query, page, deadline));
    }

    Set<DirectoryGroup> groupsOf(String userId) {
        return ask(SEARCH, deadline -> provider.groupsOf(userId, deadline));
    }

    List<LoginStage> explain(Credentials credentials) {
        return ask(EXPLANATION, deadline -> provider.explain(credentials, deadline));
    }

    private <T> T ask(Duration most, Function<Instant, T> work) {
        return bulkhead.call(most, work, result -> false);
    }
}

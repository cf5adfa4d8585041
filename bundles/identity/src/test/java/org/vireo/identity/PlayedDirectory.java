package org.vireo.identity;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.vireo.model.VireoException;
import org.vireo.spi.directory.Credentials;
import org.vireo.spi.directory.DirectoryError;
import org.vireo.spi.directory.DirectoryFeature;
import org.vireo.spi.directory.DirectoryGroup;
import org.vireo.spi.directory.DirectoryProvider;
import org.vireo.spi.directory.DirectoryUser;
import org.vireo.spi.directory.LoginOutcome;
import org.vireo.spi.directory.Page;
import org.vireo.spi.directory.PageRequest;
import org.vireo.spi.directory.PrincipalKey;
import org.vireo.spi.directory.PrincipalQuery;
import org.vireo.spi.directory.RejectionReason;

/** A directory in memory, which can be down, or silent. Everybody's password is {@code right}. */
final class PlayedDirectory implements DirectoryProvider {
    private final String profile;
    private final Map<String, DirectoryUser> users = new HashMap<>();
    private final Map<String, Set<DirectoryGroup>> groups = new HashMap<>();
    volatile boolean down;
    volatile CountDownLatch silence = new CountDownLatch(0);
    volatile int asked;

    PlayedDirectory(String profile) {
        this.profile = profile;
    }

    void put(String id, String name, Optional<RejectionReason> refused, DirectoryGroup... in) {
        users.put(id, new DirectoryUser(id, name, "First", "Last", name + "@example.org", "", refused));
        groups.put(id, Set.of(in));
    }

    void remove(String id) {
        users.remove(id);
        groups.remove(id);
    }

    private void answer() {
        asked++;
        try {
            silence.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (down) {
            throw new VireoException(DirectoryError.DIRECTORY_UNAVAILABLE, "the played directory is down");
        }
    }

    @Override
    public String type() {
        return "played";
    }

    @Override
    public String profile() {
        return profile;
    }

    @Override
    public Set<DirectoryFeature> features() {
        return Set.of();
    }

    @Override
    public LoginOutcome login(Credentials credentials, Instant deadline) {
        try {
            answer();
        } catch (VireoException e) {
            return new LoginOutcome.Unavailable(e.getMessage());
        }
        var user = user(PrincipalKey.name(credentials.name()), deadline)
                .filter(one -> credentials.password().reveal().equals("right"));
        return user.<LoginOutcome>map(one -> one.refused()
                        .<LoginOutcome>map(LoginOutcome.Rejected::new)
                        .orElseGet(() -> new LoginOutcome.Accepted(one, groupsOf(one.id(), deadline))))
                .orElseGet(() -> new LoginOutcome.Rejected(RejectionReason.CREDENTIALS));
    }

    @Override
    public Optional<DirectoryUser> user(PrincipalKey key, Instant deadline) {
        answer();
        return users.values().stream()
                .filter(user -> key.kind() == PrincipalKey.Kind.ID
                        ? user.id().equals(key.value())
                        : user.name().equalsIgnoreCase(key.value()))
                .findFirst();
    }

    @Override
    public Optional<DirectoryGroup> group(PrincipalKey key, Instant deadline) {
        answer();
        return groups.values().stream()
                .flatMap(Set::stream)
                .filter(group -> key.kind() == PrincipalKey.Kind.ID
                        ? group.id().equals(key.value())
                        : group.name().equals(key.value()))
                .findFirst();
    }

    @Override
    public Page<DirectoryUser> users(PrincipalQuery query, PageRequest page, Instant deadline) {
        answer();
        return new Page<>(List.copyOf(users.values()), false);
    }

    @Override
    public Page<DirectoryGroup> groups(PrincipalQuery query, PageRequest page, Instant deadline) {
        answer();
        Set<DirectoryGroup> all = new HashSet<>();
        groups.values().forEach(all::addAll);
        return new Page<>(List.copyOf(all), false);
    }

    @Override
    public Set<DirectoryGroup> groupsOf(String userId, Instant deadline) {
        answer();
        return groups.getOrDefault(userId, Set.of());
    }
}

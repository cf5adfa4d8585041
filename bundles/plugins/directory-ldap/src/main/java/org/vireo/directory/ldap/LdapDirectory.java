package org.vireo.directory.ldap;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.vireo.spi.directory.Credentials;
import org.vireo.spi.directory.DirectoryFeature;
import org.vireo.spi.directory.DirectoryGroup;
import org.vireo.spi.directory.DirectoryProvider;
import org.vireo.spi.directory.DirectoryUser;
import org.vireo.spi.directory.LoginOutcome;
import org.vireo.spi.directory.LoginStage;
import org.vireo.spi.directory.Page;
import org.vireo.spi.directory.PageRequest;
import org.vireo.spi.directory.PrincipalKey;
import org.vireo.spi.directory.PrincipalQuery;

/** One directory, as one configuration describes it. Thread-safe. */
@Component(
        service = DirectoryProvider.class,
        configurationPid = LdapDirectory.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = "vireo.type=ldap")
@Designate(ocd = Config.class, factory = true)
public final class LdapDirectory implements DirectoryProvider {
    static final String PID = "vireo.directory.ldap";

    private final Settings settings;
    private final Clock clock;
    private final Servers servers;
    private final Principals principals;
    private final Memberships memberships;

    /** Throws {@code BAD_VALUE} naming the key that is wrong; asks no server yet. */
    @Activate
    public LdapDirectory(Config config) {
        this(Settings.parse(config), Clock.systemUTC());
    }

    LdapDirectory(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.servers = new Servers(settings);
        var entries = new Entries(settings, servers, clock);
        this.principals = new Principals(settings, entries, clock);
        this.memberships = new Memberships(settings, entries, principals);
    }

    /** Ends all connections. */
    @Deactivate
    public void close() {
        servers.close();
    }

    @Override
    public String type() {
        return "ldap";
    }

    @Override
    public String profile() {
        return settings.profile();
    }

    @Override
    public String domain() {
        return settings.domain();
    }

    @Override
    public Set<DirectoryFeature> features() {
        return EnumSet.allOf(DirectoryFeature.class);
    }

    @Override
    public LoginOutcome login(Credentials credentials, Instant deadline) {
        return attempt().run(credentials, deadline);
    }

    private LoginAttempt attempt() {
        return new LoginAttempt(settings, servers, principals, memberships, clock);
    }

    @Override
    public Optional<DirectoryUser> user(PrincipalKey key, Instant deadline) {
        return principals.userEntry(key, deadline).map(principals::user);
    }

    @Override
    public Optional<DirectoryGroup> group(PrincipalKey key, Instant deadline) {
        return principals.groupEntry(key, deadline).map(principals::group);
    }

    @Override
    public Page<DirectoryUser> users(PrincipalQuery query, PageRequest page, Instant deadline) {
        return principals.users(query, page, deadline);
    }

    @Override
    public Page<DirectoryGroup> groups(PrincipalQuery query, PageRequest page, Instant deadline) {
        return principals.groups(query, page, deadline);
    }

    @Override
    public Set<DirectoryGroup> groupsOf(String userId, Instant deadline) {
        return principals
                .userEntry(PrincipalKey.id(userId), deadline)
                .map(user -> memberships.of(user, deadline))
                .orElse(Set.of());
    }

    @Override
    public List<LoginStage> explain(Credentials credentials, Instant deadline) {
        var stages = new ArrayList<>(new LoginDiagnosis(settings, servers).run());
        var attempt = attempt();
        var outcome = attempt.run(credentials, deadline);
        stages.addAll(attempt.stages());
        stages.add(new LoginStage("verdict", outcome instanceof LoginOutcome.Accepted, outcome.inWords()));
        return stages;
    }
}

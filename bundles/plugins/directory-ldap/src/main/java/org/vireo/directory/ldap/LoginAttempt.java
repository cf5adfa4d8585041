package org.vireo.directory.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10RequestControl;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vireo.model.VireoException;
import org.vireo.spi.directory.Credentials;
import org.vireo.spi.directory.DirectoryGroup;
import org.vireo.spi.directory.LoginOutcome;
import org.vireo.spi.directory.LoginOutcome.Accepted;
import org.vireo.spi.directory.LoginOutcome.Rejected;
import org.vireo.spi.directory.LoginOutcome.Unavailable;
import org.vireo.spi.directory.LoginStage;
import org.vireo.spi.directory.PrincipalKey;
import org.vireo.spi.directory.RejectionReason;

/** One login, which remembers how it went. Confined to a thread. */
final class LoginAttempt {
    private final Settings settings;
    private final Servers servers;
    private final Principals principals;
    private final Memberships memberships;
    private final Clock clock;
    private final List<LoginStage> stages = new ArrayList<>();
    private Optional<SearchResultEntry> entry = Optional.empty();

    LoginAttempt(Settings settings, Servers servers, Principals principals, Memberships memberships, Clock clock) {
        this.settings = settings;
        this.servers = servers;
        this.principals = principals;
        this.memberships = memberships;
        this.clock = clock;
    }

    /** What happened so far. */
    List<LoginStage> stages() {
        return stages;
    }

    LoginOutcome run(Credentials credentials, Instant deadline) {
        try {
            return rejected(credentials, deadline)
                    .<LoginOutcome>map(Rejected::new)
                    .orElseGet(() -> accepted(deadline));
        } catch (VireoException e) {
            stages.add(new LoginStage("directory", false, e.getMessage()));
            return new Unavailable(e.getMessage());
        }
    }

    private Optional<RejectionReason> rejected(Credentials credentials, Instant deadline) {
        if (credentials.password().reveal().isEmpty()) {
            stages.add(new LoginStage("password", false, "An empty password is refused without asking a server."));
            return Optional.of(RejectionReason.CREDENTIALS);
        }
        entry = principals.userEntry(PrincipalKey.name(credentials.name()), deadline);
        stages.add(entry.map(e -> new LoginStage("search", true, "The user is " + e.getDN() + "."))
                .orElseGet(() -> new LoginStage(
                        "search",
                        false,
                        "Below " + settings.userBase() + " there is not exactly one user of this name.")));
        return entry.isEmpty() ? Optional.of(RejectionReason.CREDENTIALS) : bound(entry.get(), credentials, deadline);
    }

    private Optional<RejectionReason> bound(SearchResultEntry user, Credentials credentials, Instant deadline) {
        var state = settings.schema().state().apply(user, clock.instant());
        stages.add(new LoginStage(
                "account",
                state.isEmpty(),
                state.map(RejectionReason::sentence).orElse("The entry says nothing against the account.")));
        var refused = bind(user.getDN(), credentials, state, deadline);
        stages.add(new LoginStage(
                "user bind",
                refused.isEmpty(),
                refused.map(RejectionReason::sentence).orElse("The server takes the password.")));
        // a server that lets the user in knows better than the entry whether a lock is over
        return refused.or(() -> state.filter(reason -> reason != RejectionReason.LOCKED));
    }

    private Optional<RejectionReason> bind(
            String dn, Credentials credentials, Optional<RejectionReason> state, Instant deadline) {
        var attempt = "check a password in directory " + settings.profile();
        var request = new SimpleBindRequest(
                dn, credentials.password().reveal(), new DraftBeheraLDAPPasswordPolicy10RequestControl());
        request.setResponseTimeoutMillis(servers.patience(deadline, clock.instant(), attempt));
        try {
            return Refusals.afterSuccess(servers.bind(request));
        } catch (LDAPException e) {
            return Optional.of(understood(e, state, attempt));
        }
    }

    private static RejectionReason understood(LDAPException e, Optional<RejectionReason> state, String attempt) {
        try {
            return Refusals.afterFailure(e, state).orElseThrow(() -> LdapFailure.of(attempt, e));
        } catch (LDAPException unreadable) {
            throw LdapFailure.of(attempt, unreadable);
        }
    }

    private LoginOutcome accepted(Instant deadline) {
        var user = principals.user(entry.orElseThrow());
        var groups = memberships.of(entry.orElseThrow(), deadline);
        var names = groups.stream().map(DirectoryGroup::name).sorted().collect(Collectors.joining(", "));
        stages.add(new LoginStage(
                "groups", true, groups.isEmpty() ? "The user is in no group." : "The user is in " + names + "."));
        return new Accepted(user, groups);
    }
}

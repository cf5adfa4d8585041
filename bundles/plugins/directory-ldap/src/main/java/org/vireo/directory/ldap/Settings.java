package org.vireo.directory.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vireo.model.ModelError;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;

/**
 * A checked configuration. Immutable.
 *
 * @param profile what follows the at sign
 * @param domain how the API names the directory
 * @param schema what the entries look like
 * @param servers the preferred one first
 * @param security of connections
 * @param trust certificates of authorities, empty for those of the JVM
 * @param userBase where users are
 * @param groupBase where groups are
 * @param bindDn the account that searches, empty for none
 * @param bindPassword its password
 * @param depth levels of groups in groups
 * @param connections at most, of each kind
 * @param timeout after which a server counts as down
 * @param pageSize entries asked for at a time
 */
record Settings(
        String profile,
        String domain,
        Schema schema,
        List<Server> servers,
        Security security,
        Optional<Path> trust,
        String userBase,
        String groupBase,
        String bindDn,
        Secret bindPassword,
        int depth,
        int connections,
        Duration timeout,
        int pageSize) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,62}[a-z0-9])?");
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,63}");

    /** Throws {@code BAD_VALUE} naming the key that is wrong. */
    static Settings parse(Config config) {
        var profile = profile(config.vireo_directory_profile());
        var security = security(config);
        var base = dn("base", config.base());
        if (base.isEmpty()) {
            throw refused("base", "is missing");
        }
        return new Settings(
                profile,
                config.authz__domain().isBlank()
                        ? profile + "-authz"
                        : name("authz_domain", config.authz__domain().strip()),
                schema(config),
                servers(config.servers(), security),
                security,
                Optional.of(config.trust__file().strip())
                        .filter(file -> !file.isEmpty())
                        .map(Path::of),
                within(base, dn("user_base", config.user__base())),
                within(base, dn("group_base", config.group__base())),
                bindDn(config),
                Secret.of(config._bind__password()),
                range("nested_depth", config.nested__depth(), 0, 50),
                range("pool_size", config.pool__size(), 1, 100),
                Duration.ofMillis(range("timeout_millis", config.timeout__millis(), 100, 60_000)),
                range("page_size", config.page__size(), 10, 1_000));
    }

    private static String profile(String text) {
        var profile = name("vireo.directory.profile", text.strip());
        if (profile.equals("internal")) {
            throw refused("vireo.directory.profile", "is internal, which is the engine's own directory");
        }
        return profile;
    }

    private static String name(String key, String text) {
        if (!NAME.matcher(text).matches()) {
            throw refused(key, "must be small letters, digits, dots and hyphens, not '" + text + "'");
        }
        return text;
    }

    private static Security security(Config config) {
        var security = Arrays.stream(Security.values())
                .filter(s -> s.name().toLowerCase(Locale.ROOT).equals(config.security()))
                .findFirst()
                .orElseThrow(
                        () -> refused("security", "must be ldaps, starttls or plain, not '" + config.security() + "'"));
        if (security == Security.PLAIN && !config.allow__plain__passwords()) {
            throw refused(
                    "security", "is plain, which sends passwords in the open; allow_plain_passwords = true allows it");
        }
        return security;
    }

    private static Schema schema(Config config) {
        var schema = Schema.of(config.preset())
                .orElseThrow(
                        () -> refused("preset", "must be openldap, 389, freeipa or ad, not '" + config.preset() + "'"));
        var name = config.user__name().strip();
        if (!name.isEmpty() && !ATTRIBUTE.matcher(name).matches()) {
            throw refused("user_name", "is no name of an attribute: '" + name + "'");
        }
        return schema.narrowed(
                filter("user_filter", config.user__filter()), filter("group_filter", config.group__filter()), name);
    }

    private static List<Server> servers(String text, Security security) {
        var servers = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(server -> !server.isEmpty())
                .map(server -> Server.parse(server, security.port()))
                .toList();
        if (servers.isEmpty()) {
            throw refused("servers", "is missing");
        }
        return servers;
    }

    /** An empty password would make an unauthenticated bind, which succeeds and proves nothing. */
    private static String bindDn(Config config) {
        var dn = config.bind__dn().strip();
        if (dn.isEmpty() != config._bind__password().isEmpty()) {
            throw refused(".bind_password", "and bind_dn go together: give both or none");
        }
        return dn;
    }

    private static Optional<Filter> filter(String key, String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Filter.create(text.strip()));
        } catch (LDAPException e) {
            throw refused(key, "is no LDAP filter: " + e.getMessage());
        }
    }

    private static String dn(String key, String text) {
        if (!DN.isValidDN(text.strip())) {
            throw refused(key, "is no distinguished name: '" + text + "'");
        }
        return text.strip();
    }

    private static String within(String base, String narrower) {
        return narrower.isEmpty() ? base : narrower;
    }

    private static int range(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw refused(key, "must be " + least + " to " + most + ", not " + value);
        }
        return value;
    }

    static VireoException refused(String key, String problem) {
        return new VireoException(
                ModelError.BAD_VALUE, "cannot use the configuration of an LDAP directory: " + key + " " + problem);
    }
}

package org.vireo.directory.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.vireo.spi.directory.RejectionReason;

/**
 * What entries of one kind of server look like. Immutable.
 *
 * @param users which entries are users
 * @param userName attribute that users log in with
 * @param aliases other attributes that they may log in with
 * @param department attribute
 * @param groups which entries are groups
 * @param groupName attribute
 * @param id attribute that stays the same when an entry is renamed
 * @param stateAttributes needed to tell whether an account may be used
 * @param state why an account may not be used at a time
 * @param active whether the server is an Active Directory: it follows groups itself, and its ids are bytes
 */
record Schema(
        Filter users,
        String userName,
        List<String> aliases,
        String department,
        Filter groups,
        String groupName,
        String id,
        List<String> stateAttributes,
        BiFunction<Entry, Instant, Optional<RejectionReason>> state,
        boolean active) {
    private static final String GROUPS =
            "(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)(objectClass=posixGroup))";

    static Optional<Schema> of(String preset) {
        return switch (preset) {
            case "openldap" -> Optional.of(openLdap());
            case "389" -> Optional.of(ds389("(objectClass=person)", GROUPS));
            case "freeipa" -> Optional.of(ds389("(objectClass=posixAccount)", "(objectClass=ipaUserGroup)"));
            case "ad" -> Optional.of(activeDirectory());
            default -> Optional.empty();
        };
    }

    private static Schema openLdap() {
        return new Schema(
                filter("(|(objectClass=inetOrgPerson)(objectClass=posixAccount))"),
                "uid",
                List.of(),
                "departmentNumber",
                filter(GROUPS),
                "cn",
                "entryUUID",
                AccountStates.OPENLDAP,
                AccountStates::openLdap,
                false);
    }

    private static Schema ds389(String users, String groups) {
        return new Schema(
                filter(users),
                "uid",
                List.of(),
                "departmentNumber",
                filter(groups),
                "cn",
                "nsUniqueId",
                AccountStates.DS389,
                AccountStates::ds389,
                false);
    }

    private static Schema activeDirectory() {
        return new Schema(
                filter("(&(objectCategory=person)(objectClass=user))"),
                "sAMAccountName",
                List.of("userPrincipalName"),
                "department",
                filter("(objectClass=group)"),
                "sAMAccountName",
                "objectGUID",
                AccountStates.ACTIVE_DIRECTORY,
                AccountStates::activeDirectory,
                true);
    }

    private static Filter filter(String text) {
        try {
            return Filter.create(text);
        } catch (LDAPException e) {
            throw new IllegalStateException("a filter of this class is wrong: " + text, e);
        }
    }

    /** The same with what an administrator adds; an empty name leaves the names as they are. */
    Schema narrowed(Optional<Filter> moreUsers, Optional<Filter> moreGroups, String name) {
        return new Schema(
                both(users, moreUsers),
                name.isEmpty() ? userName : name,
                name.isEmpty() ? aliases : List.of(),
                department,
                both(groups, moreGroups),
                groupName,
                id,
                stateAttributes,
                state,
                active);
    }

    private static Filter both(Filter one, Optional<Filter> other) {
        return other.map(more -> Filter.createANDFilter(one, more)).orElse(one);
    }

    /** All that a user's entry is asked for. */
    String[] userAttributes() {
        var plain = Stream.of(id, userName, "givenName", "sn", "mail", department);
        var active = this.active ? Stream.of("primaryGroupID", "objectSid") : Stream.<String>empty();
        return Stream.of(plain, aliases.stream(), stateAttributes.stream(), active)
                .flatMap(one -> one)
                .toArray(String[]::new);
    }

    String[] groupAttributes() {
        return new String[] {id, groupName, "description"};
    }
}

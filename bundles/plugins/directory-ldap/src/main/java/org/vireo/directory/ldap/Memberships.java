package org.vireo.directory.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.spi.directory.DirectoryGroup;

/** Finds the groups of a user, from the user outwards: a group is looked at once, so that circles end. Thread-safe. */
final class Memberships {
    private static final Logger LOG = LoggerFactory.getLogger(Memberships.class);
    private static final int MOST = 2_000;
    private static final int AT_A_TIME = 50;
    /** Makes Active Directory follow groups in groups by itself. */
    private static final String IN_CHAIN = "1.2.840.113556.1.4.1941";

    private final Settings settings;
    private final Entries entries;
    private final Principals principals;

    Memberships(Settings settings, Entries entries, Principals principals) {
        this.settings = settings;
        this.entries = entries;
        this.principals = principals;
    }

    Set<DirectoryGroup> of(SearchResultEntry user, Instant deadline) {
        var found = settings.schema().active() ? active(user, deadline) : outwards(user, deadline);
        if (found.size() > MOST) {
            LOG.warn(
                    "{} is in more than {} groups of directory {}; the others do not count",
                    user.getDN(),
                    MOST,
                    settings.profile());
        }
        var groups = new LinkedHashSet<DirectoryGroup>();
        found.values().stream().limit(MOST).map(principals::group).forEach(groups::add);
        return groups;
    }

    private Map<DN, SearchResultEntry> outwards(SearchResultEntry user, Instant deadline) {
        var found = new LinkedHashMap<DN, SearchResultEntry>();
        var name = user.getAttributeValue(settings.schema().userName());
        var direct = members(List.of(user.getDN()));
        if (name != null) {
            direct = new ArrayList<>(direct);
            direct.add(Filter.createEqualityFilter("memberUid", name));
        }
        var outermost = add(found, search(direct, deadline));
        for (int level = 0; level < settings.depth() && !outermost.isEmpty() && found.size() <= MOST; level++) {
            var next = new ArrayList<SearchResultEntry>();
            for (int from = 0; from < outermost.size(); from += AT_A_TIME) {
                var some = outermost.subList(from, Math.min(outermost.size(), from + AT_A_TIME));
                next.addAll(search(members(some), deadline));
            }
            outermost = add(found, next);
        }
        return found;
    }

    private static List<Filter> members(Collection<String> dns) {
        return dns.stream()
                .flatMap(dn -> List.of(
                        Filter.createEqualityFilter("member", dn), Filter.createEqualityFilter("uniqueMember", dn))
                        .stream())
                .toList();
    }

    /** The primary group of a user is no member's attribute, only a number in place of the last of the user's own id. */
    private Map<DN, SearchResultEntry> active(SearchResultEntry user, Instant deadline) {
        var found = new LinkedHashMap<DN, SearchResultEntry>();
        var primary = user.getAttributeValueAsInteger("primaryGroupID");
        var sid = user.getAttributeValueBytes("objectSid");
        var members = new ArrayList<>(List.of(user.getDN()));
        if (primary != null && sid != null && sid.length >= 12) {
            var group = Filter.createEqualityFilter("objectSid", neighbour(sid, primary));
            members.addAll(add(found, search(List.of(group), deadline)));
        }
        for (var member : members) {
            var filter = settings.depth() == 0
                    ? Filter.createEqualityFilter("member", member)
                    : Filter.createExtensibleMatchFilter("member", IN_CHAIN, false, member);
            add(found, search(List.of(filter), deadline));
        }
        return found;
    }

    private static byte[] neighbour(byte[] sid, int number) {
        var other = sid.clone();
        ByteBuffer.wrap(other).order(ByteOrder.LITTLE_ENDIAN).putInt(other.length - 4, number);
        return other;
    }

    private List<SearchResultEntry> search(List<Filter> any, Instant deadline) {
        var schema = settings.schema();
        var filter = Filter.createANDFilter(schema.groups(), Filter.createORFilter(any));
        return entries.find(settings.groupBase(), filter, MOST + 1, deadline, schema.groupAttributes());
    }

    /** The distinguished names of those that were not there yet. */
    private static List<String> add(Map<DN, SearchResultEntry> found, List<SearchResultEntry> more) {
        var fresh = new ArrayList<String>();
        for (var entry : more) {
            if (found.putIfAbsent(dn(entry), entry) == null) {
                fresh.add(entry.getDN());
            }
        }
        return fresh;
    }

    private static DN dn(SearchResultEntry entry) {
        try {
            return entry.getParsedDN();
        } catch (LDAPException e) {
            throw LdapFailure.broken(entry.getDN(), "dn", e);
        }
    }
}

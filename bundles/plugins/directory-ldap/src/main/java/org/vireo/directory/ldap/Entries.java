package org.vireo.directory.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Searches, page by page, within limits of time and number. Follows no referrals and no aliases. Thread-safe. */
final class Entries {
    private final Settings settings;
    private final Servers servers;
    private final Clock clock;

    Entries(Settings settings, Servers servers, Clock clock) {
        this.settings = settings;
        this.servers = servers;
        this.clock = clock;
    }

    /** Up to so many entries. A server that gives less than it has because of limits of its own is taken at its word. */
    List<SearchResultEntry> find(String base, Filter filter, int most, Instant deadline, String... attributes) {
        try {
            return servers.searching(connection -> paged(connection, base, filter, most, deadline, attributes));
        } catch (LDAPException e) {
            throw LdapFailure.of("search " + base + " in directory " + settings.profile(), e);
        }
    }

    private List<SearchResultEntry> paged(
            LDAPConnection connection, String base, Filter filter, int most, Instant deadline, String... attributes)
            throws LDAPException {
        var found = new ArrayList<SearchResultEntry>();
        ASN1OctetString cookie = null;
        do {
            var request = new SearchRequest(base, SearchScope.SUB, filter, attributes);
            request.setDerefPolicy(DereferencePolicy.NEVER);
            request.setFollowReferrals(false);
            long patience = servers.patience(deadline, clock.instant(), "search directory " + settings.profile());
            request.setResponseTimeoutMillis(patience);
            request.setTimeLimitSeconds(Math.toIntExact(Math.max(1, patience / 1_000)));
            request.addControl(
                    new SimplePagedResultsControl(Math.min(settings.pageSize(), most - found.size()), cookie, false));
            var page = once(connection, request);
            found.addAll(page.getSearchEntries());
            cookie = cookie(page);
        } while (cookie != null && found.size() < most);
        return found.size() > most ? found.subList(0, most) : found;
    }

    private static SearchResult once(LDAPConnection connection, SearchRequest request) throws LDAPException {
        try {
            return connection.search(request);
        } catch (LDAPSearchException e) {
            if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
                return e.getSearchResult();
            }
            throw e;
        }
    }

    private static ASN1OctetString cookie(SearchResult page) throws LDAPException {
        var control = SimplePagedResultsControl.get(page);
        return control != null && control.moreResultsToReturn() ? control.getCookie() : null;
    }
}

package org.vireo.rest.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vireo.engine.api.auth.LocalUsers;
import org.vireo.inventory.Account;
import org.vireo.inventory.Host;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.HostStatus;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.VmStatus;
import org.vireo.rest.define.Exchange;
import org.vireo.rest.define.Presenting;
import org.vireo.rest.define.Tree;
import org.vireo.rest.types.Api;
import org.vireo.rest.types.ApiSummary;
import org.vireo.rest.types.ApiSummaryItem;
import org.vireo.rest.types.Link;
import org.vireo.rest.types.ProductInfo;
import org.vireo.rest.types.SpecialObjects;
import org.vireo.rest.types.Tag;
import org.vireo.rest.types.Template;
import org.vireo.rest.types.User;
import org.vireo.rest.types.Version;

/** What a client reads first. Immutable. */
final class EntryPoint {
    private static final String NIL = "00000000-0000-0000-0000-000000000000";

    private final Tree tree;

    EntryPoint(Tree tree) {
        this.tree = tree;
    }

    Api bean(Exchange exchange) {
        var api = new Api();
        links(exchange).forEach(api.getLinks()::add);
        api.setProductInfo(product(exchange));
        api.setSpecialObjects(special(exchange));
        api.setTime(exchange.engine().clock().instant());
        if (exchange.seesSystem()) {
            api.setSummary(summary(exchange));
        }
        api.setAuthenticatedUser(user(exchange));
        api.setEffectiveUser(user(exchange));
        return api;
    }

    /** The same links as one header, by absolute address. */
    String linkHeader(Exchange exchange, String origin) {
        return links(exchange).stream()
                .map(link -> "<" + origin + link.getHref() + ">; rel=" + link.getRel())
                .sorted()
                .collect(Collectors.joining(","));
    }

    private List<Link> links(Exchange exchange) {
        var links = new ArrayList<Link>();
        for (var root : tree.roots()) {
            var href = exchange.base() + "/" + root.segment();
            links.add(Presenting.link(href, root.segment()));
            if (root.searchable()) {
                links.add(Presenting.link(href + "?search={query}", root.segment() + "/search"));
            }
        }
        return links;
    }

    /** Clients compare the version with oVirt's: it says which API this is. */
    private static ProductInfo product(Exchange exchange) {
        var version = new Version();
        version.setMajor(4);
        version.setMinor(5);
        version.setBuild(6);
        version.setRevision(0);
        version.setFullVersion("4.5.6-vireo");
        var product = new ProductInfo();
        product.setName("Vireo");
        product.setVendor("Vireo");
        product.setVersion(version);
        product.setInstanceId(instance(exchange).toString());
        return product;
    }

    /** The same for as long as the first account of this installation exists. */
    private static UUID instance(Exchange exchange) {
        return exchange.inventory()
                .first(Account.class, Where.equal("domain", LocalUsers.DOMAIN).orderBy("id"))
                .map(account -> UUID.nameUUIDFromBytes(account.id().toString().getBytes(StandardCharsets.US_ASCII)))
                .orElse(UUID.fromString(NIL));
    }

    private static SpecialObjects special(Exchange exchange) {
        var blank = new Template();
        blank.setId(NIL);
        blank.setHref(exchange.base() + "/templates/" + NIL);
        var root = new Tag();
        root.setId(NIL);
        root.setHref(exchange.base() + "/tags/" + NIL);
        var special = new SpecialObjects();
        special.setBlankTemplate(blank);
        special.setRootTag(root);
        return special;
    }

    private static ApiSummary summary(Exchange exchange) {
        var inventory = exchange.inventory();
        var up = Where.equal("status", HostStatus.UP);
        var active = Where.equal("status", StorageDomainStatus.ACTIVE);
        var running = Where.in("status", List.of(VmStatus.UP, VmStatus.POWERING_UP, VmStatus.MIGRATING));
        var users = inventory.count(Account.class, Where.equal("known", true));
        var summary = new ApiSummary();
        summary.setHosts(item(inventory.count(Host.class, Where.all()), inventory.count(Host.class, up)));
        summary.setStorageDomains(
                item(inventory.count(StorageDomain.class, Where.all()), inventory.count(StorageDomain.class, active)));
        summary.setUsers(item(users, users));
        summary.setVms(item(inventory.count(Vm.class, Where.all()), inventory.count(Vm.class, running)));
        return summary;
    }

    private static ApiSummaryItem item(long total, long active) {
        var item = new ApiSummaryItem();
        item.setTotal((int) total);
        item.setActive((int) active);
        return item;
    }

    private static User user(Exchange exchange) {
        var id = exchange.caller().user().value().toString();
        var user = new User();
        user.setId(id);
        user.setHref(exchange.base() + "/users/" + id);
        return user;
    }
}

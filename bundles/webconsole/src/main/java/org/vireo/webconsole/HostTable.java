package org.vireo.webconsole;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.vireo.engine.api.host.LinkedHosts;
import org.vireo.engine.api.host.LinkedHosts.Connected;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.model.HostId;

/**
 * The hosts and how each is connected, a page at a time.
 *
 * @param inventory that has them
 * @param links how they are connected
 * @param times how times are told
 */
record HostTable(Inventory inventory, LinkedHosts links, Times times) {
    private static final Duration SOON = Duration.ofDays(30);

    void show(Visit visit, Html page) {
        var pager = Pager.of(visit, inventory.count(Host.class, Where.all()));
        var hosts = inventory.list(
                Host.class, Where.all().orderBy("name").skip(pager.skip()).limit(Pager.SIZE));
        if (hosts.isEmpty()) {
            page.element("p", "There are no hosts. Add one by the API, then enrol its agent with a token.");
            return;
        }
        var connected = links.connected();
        var halves = HalvesOfHosts.of(inventory, hosts);
        page.open("table", "data-live", "hosts");
        page.heads("Host", "Status", "Link", "Heard", "Certificate", "Agent and drivers", "Host halves of plugins");
        page.open("tbody");
        hosts.forEach(host -> row(page, host, connected, halves));
        page.close().close();
        pager.show(page, visit.address(LinkTab.LABEL) + "?page=");
    }

    private void row(Html page, Host host, Map<HostId, Connected> connected, HalvesOfHosts halves) {
        page.open("tr").open("td").element("strong", host.name());
        line(page, host.address()).close();
        status(page, host);
        var link = connected.get(host.id());
        if (link == null) {
            page.element("td", links.known() ? "not connected" : "not known").open("td");
            heard(page, host);
            page.close().element("td", host.enrolled() ? "enrolled" : "none: it has not enrolled");
        } else {
            page.open("td").text("since ");
            Times.write(page, link.since());
            line(page, "from " + link.peer());
            line(page, messages(link.waiting())).close().open("td");
            heard(page, host);
            page.close();
            certificate(page, link);
        }
        agent(page, AgentFacts.of(host.capabilities()));
        halves.show(page, host.id());
        page.close();
    }

    private static void status(Html page, Host host) {
        page.open("td")
                .element(
                        "span",
                        host.status().text().replace('_', ' '),
                        "class",
                        "state " + host.status().text());
        line(page, host.statusDetail()).close();
    }

    private void heard(Html page, Host host) {
        page.text(host.lastHeartbeat().map(times::ago).orElse("never"));
        line(page, "report " + host.lastSequence());
        if (host.lastHeartbeat().isPresent() && !host.hypervisorReachable()) {
            line(page, "its hypervisor does not answer");
        }
    }

    private void certificate(Html page, Connected link) {
        var soon = link.certificateUntil().isBefore(times.now().plus(SOON));
        page.open("td").text("until ");
        page.element("span", Times.day(link.certificateUntil()), "class", soon ? "state expires" : "")
                .close();
    }

    private static void agent(Html page, AgentFacts facts) {
        page.open("td").text(facts.agent().isEmpty() ? "nothing told yet" : facts.agent());
        line(page, facts.libvirt());
        line(page, types("storage", facts.storageTypes()));
        line(page, types("network", facts.networkTypes())).close();
    }

    private static String types(String kind, List<String> types) {
        return types.isEmpty() ? "" : kind + ": " + String.join(", ", types);
    }

    private static String messages(long count) {
        return count == 0 ? "" : count == 1 ? "1 message waits" : count + " messages wait";
    }

    private static Html line(Html page, String text) {
        return text.isEmpty() ? page : page.empty("br").text(text);
    }
}

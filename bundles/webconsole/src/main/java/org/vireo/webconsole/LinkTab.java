package org.vireo.webconsole;

import java.io.IOException;
import java.net.URL;
import java.time.Clock;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.host.LinkedHosts;
import org.vireo.engine.api.host.WaitingAgent;
import org.vireo.engine.api.host.WaitingAgents;
import org.vireo.inventory.Inventory;

/** The console's tab of the link to the hosts: who is connected, who wants to be, who was refused. Thread-safe. */
@Component(
        service = Servlet.class,
        property = {
            "felix.webconsole.label=" + LinkTab.LABEL,
            "felix.webconsole.title=Hosts link",
            "felix.webconsole.category=Vireo",
            "felix.webconsole.css=/" + LinkTab.LABEL + "/res/tabs.css"
        })
public final class LinkTab extends HttpServlet {
    static final String LABEL = "vireo-link";

    private static final long serialVersionUID = 1L;

    private final transient Reception reception;
    private final transient LinkedHosts links;
    private final transient WaitingAgents waiting;
    private final transient HostTable hosts;
    private final transient Times times = new Times(Clock.systemUTC());

    /** Asks the broker and the inventory. */
    @Activate
    public LinkTab(
            @Reference Reception reception,
            @Reference Inventory inventory,
            @Reference LinkedHosts links,
            @Reference WaitingAgents waiting) {
        this.reception = reception;
        this.links = links;
        this.waiting = waiting;
        hosts = new HostTable(inventory, links, times);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        reception.show(request, response, LABEL, this::show);
    }

    private void show(Visit visit, Html page) {
        if (!links.known()) {
            page.element(
                    "p", "The link uses an outside broker, which alone knows who is connected and who was refused.");
        }
        hosts.show(visit, page);
        page.open("div", "data-live", "others");
        waiting(page);
        refused(page);
        page.close();
    }

    private void waiting(Html page) {
        page.element("h3", "Agents that wait to be adopted");
        var agents = waiting.list();
        if (agents.isEmpty()) {
            page.element("p", "None was heard of in the last minute. An agent without a token announces itself here.");
            return;
        }
        page.open("table")
                .heads("Names itself", "Address it answers to", "Speaks from", "Fingerprint of its key", "Heard")
                .open("tbody");
        agents.forEach(agent -> row(page, agent));
        page.close().close();
    }

    private void row(Html page, WaitingAgent agent) {
        page.open("tr").element("td", agent.hostName());
        page.element("td", agent.address().isEmpty() ? "any" : agent.address());
        page.element("td", agent.peer())
                .open("td")
                .element("code", agent.fingerprint())
                .close();
        page.element("td", times.ago(agent.heard())).close();
    }

    private void refused(Html page) {
        page.element("h3", "What the link refused last");
        var refusals = links.refused();
        if (refusals.isEmpty()) {
            page.element("p", "Nothing since the engine started.");
            return;
        }
        page.open("table").heads("At (UTC)", "Reason", "Who", "Detail").open("tbody");
        for (var refusal : refusals) {
            page.open("tr").open("td");
            Times.write(page, refusal.at());
            page.close().element("td", refusal.reason().replace('_', ' '));
            page.element("td", refusal.who()).element("td", refusal.detail()).close();
        }
        page.close().close();
    }

    /** The console asks for the files of a tab by this name. */
    public URL getResource(String path) {
        return Reception.file(path);
    }
}

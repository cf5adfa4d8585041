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
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Job;
import org.vireo.model.JobId;

/** The console's tab of jobs: what runs, what ran, and why it failed. Thread-safe. */
@Component(
        service = Servlet.class,
        property = {
            "felix.webconsole.label=" + JobsTab.LABEL,
            "felix.webconsole.title=Jobs",
            "felix.webconsole.category=Vireo",
            "felix.webconsole.css=/" + JobsTab.LABEL + "/res/tabs.css"
        })
public final class JobsTab extends HttpServlet {
    static final String LABEL = "vireo-jobs";

    private static final long serialVersionUID = 1L;

    private final transient Reception reception;
    private final transient Inventory inventory;
    private final transient JobList list;
    private final transient JobPage job;

    /** Reads jobs from the inventory. */
    @Activate
    public JobsTab(@Reference Reception reception, @Reference Inventory inventory) {
        this.reception = reception;
        this.inventory = inventory;
        var times = new Times(Clock.systemUTC());
        var owners = new Owners(inventory);
        list = new JobList(inventory, owners, times);
        job = new JobPage(inventory, owners, times);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        reception.show(request, response, LABEL, this::show);
    }

    private void show(Visit visit, Html page) {
        var found = visit.id("id").flatMap(id -> inventory.find(Job.class, new JobId(id)));
        if (found.isPresent()) {
            job.show(visit, found.get(), page);
        } else {
            list.show(visit, page);
        }
    }

    /** The console asks for the files of a tab by this name. */
    public URL getResource(String path) {
        return Reception.file(path);
    }
}

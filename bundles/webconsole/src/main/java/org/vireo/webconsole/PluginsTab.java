package org.vireo.webconsole;

import java.io.IOException;
import java.net.URL;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.plugin.PluginDesk;
import org.vireo.engine.api.plugin.PluginDesk.Arrival;
import org.vireo.engine.api.plugin.PluginHealth;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Plugin;
import org.vireo.inventory.Where;

/** The console's tab of plugins: what there is, how it does, and everything an administrator does with it. Thread-safe. */
@Component(
        service = Servlet.class,
        property = {
            "felix.webconsole.label=" + PluginsTab.LABEL,
            "felix.webconsole.title=Plugins",
            "felix.webconsole.category=Vireo",
            "felix.webconsole.css=/" + PluginsTab.LABEL + "/res/tabs.css"
        })
public final class PluginsTab extends HttpServlet {
    static final String LABEL = "vireo-plugins";

    private static final long serialVersionUID = 1L;
    private static final String PLUGIN = "plugin";

    private final transient Reception reception;
    private final transient Inventory inventory;
    private final transient PluginDesk desk;
    private final transient PluginActions actions;
    private final transient PluginList list;
    private final transient PluginPage plugin;
    private final transient AtomicReference<PluginHealth> health = new AtomicReference<>();

    /** Works through the desk and by commands. */
    @Activate
    public PluginsTab(
            @Reference Reception reception,
            @Reference Inventory inventory,
            @Reference Commands commands,
            @Reference PluginDesk desk) {
        this.reception = reception;
        this.inventory = inventory;
        this.desk = desk;
        actions = new PluginActions(commands, desk);
        list = new PluginList(inventory);
        plugin = new PluginPage(inventory, desk, new PluginFigures(health));
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindHealth(PluginHealth present) {
        health.set(present);
    }

    void unbindHealth(PluginHealth gone) {
        health.compareAndSet(gone, null);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        reception.show(request, response, LABEL, this::show);
    }

    private void show(Visit visit, Html page) {
        var found = inventory.first(Plugin.class, Where.equal("name", visit.parameter(PLUGIN)));
        if (found.isPresent()) {
            plugin.show(visit, found.get(), page);
        } else {
            list.show(visit, page);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Upload.is(request)) {
            var upload = new Upload(request);
            reception.act(request, response, LABEL, r -> upload.token(), visit -> receive(visit, upload));
        } else {
            reception.act(request, response, back(request), actions::act);
        }
    }

    private Reception.Done receive(Visit visit, Upload upload) throws IOException {
        return upload.pass((name, unsigned, content) -> PluginActions.followed(
                visit,
                "The package " + name + " passed its checks.",
                desk.receive(new Arrival(name, "upload", -1, unsigned), content, visit.caller())));
    }

    private static String back(HttpServletRequest request) {
        var id = request.getParameter(PLUGIN);
        return id == null ? LABEL : query(id);
    }

    /** The page of a plugin, after the console's root. */
    static String query(String id) {
        return LABEL + "?" + PLUGIN + "=" + Visit.encoded(id);
    }

    /** The console asks for the files of a tab by this name. */
    public URL getResource(String path) {
        return Reception.file(path);
    }
}

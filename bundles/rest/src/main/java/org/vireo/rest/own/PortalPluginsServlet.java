package org.vireo.rest.own;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.servlet.Servlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Logins;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.plugin.PortalPlugin;
import org.vireo.rest.login.JsonAnswer;

/**
 * {@code GET /vireo/api/portal/plugins}: what plugins add to the portals, for whoever is logged in; those that browsers must not load are told
 * to administrators of plugins, with the reason. Thread-safe.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-portal-plugins-api",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/portal/plugins"
        })
public final class PortalPluginsServlet extends OwnServlet {
    private static final long serialVersionUID = 1L;
    private static final Permit PERMIT = Permit.system("configure_engine");

    private final transient Authorizer authorizer;
    private final transient Set<PortalPlugin> plugins = ConcurrentHashMap.newKeySet();

    @Activate
    public PortalPluginsServlet(@Reference Authorizer authorizer, @Reference Logins logins) {
        super(logins);
        this.authorizer = authorizer;
    }

    /** Used by the service registry. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "remove")
    void add(PortalPlugin plugin) {
        plugins.add(plugin);
    }

    void remove(PortalPlugin plugin) {
        plugins.remove(plugin);
    }

    @Override
    protected void route(Visit visit) throws IOException {
        if (!visit.request().getMethod().equals("GET")) {
            throw OwnDoor.nothing();
        }
        JsonAnswer.send(visit.response(), 200, Map.of("plugins", list(visit.caller())));
    }

    private List<Map<String, Object>> list(Caller caller) {
        var all = authorizer.allowed(caller, PERMIT);
        return plugins.stream()
                .filter(plugin -> all || plugin.refusal().isEmpty())
                .sorted(Comparator.comparing(PortalPlugin::name).thenComparing(PortalPlugin::base))
                .map(PortalPluginsServlet::view)
                .toList();
    }

    private static Map<String, Object> view(PortalPlugin plugin) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", plugin.name());
        shown.put("version", plugin.version());
        shown.put("title", plugin.title());
        shown.put("sdk", plugin.sdk());
        shown.put("portals", plugin.portals().stream().sorted().toList());
        shown.put("base", plugin.base());
        plugin.entry().ifPresent(entry -> shown.put("entry", plugin.base() + entry));
        shown.put(
                "frames",
                plugin.frames().stream().map(frame -> frame(plugin, frame)).toList());
        shown.put("reads", plugin.reads());
        plugin.refusal().ifPresent(why -> shown.put("refusal", why));
        return shown;
    }

    private static Map<String, Object> frame(PortalPlugin plugin, PortalPlugin.Frame frame) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("place", frame.place().name().toLowerCase(Locale.ROOT));
        shown.put("id", frame.id());
        shown.put("title", frame.title());
        shown.put("kind", frame.kind());
        shown.put("group", frame.group());
        shown.put("address", plugin.base() + frame.file());
        return shown;
    }
}

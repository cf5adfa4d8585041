package org.vireo.rest.own;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.servlet.Servlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Logins;
import org.vireo.engine.api.plugin.EngineSettings;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.login.JsonAnswer;

/** {@code /vireo/api/settings}: settings of the engine, as forms, and {@code PUT …/{pid}} to change some. For administrators. Thread-safe. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-settings-api",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/settings",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/settings/*"
        })
public final class SettingsServlet extends OwnServlet {
    private static final long serialVersionUID = 1L;

    /** Comes and goes with the lifecycle of plugins, which knows how to write configurations. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private transient volatile EngineSettings settings;

    @Activate
    public SettingsServlet(@Reference Logins logins) {
        super(logins);
    }

    @Override
    protected void route(Visit visit) throws IOException {
        var present = settings;
        if (present == null) {
            throw RequestFault.conflict("The engine's settings cannot be told yet: it is still starting.");
        }
        var path = visit.path();
        switch (visit.request().getMethod() + " " + path.length) {
            case "GET 0", "GET 1" ->
                JsonAnswer.send(visit.response(), 200, Map.of("settings", forms(present, visit.caller())));
            case "PUT 2" -> {
                var values = PluginsApi.values(OwnDoor.body(visit.request()));
                present.configure(path[1], values, visit.caller());
                JsonAnswer.send(visit.response(), 200, Map.of("settings", forms(present, visit.caller())));
            }
            default -> throw OwnDoor.nothing();
        }
    }

    private static List<Map<String, Object>> forms(EngineSettings settings, Caller caller) {
        return settings.forms(caller).stream().map(PluginsApi::form).toList();
    }
}

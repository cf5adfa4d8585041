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
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Logins;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.storage.StorageTypes;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.login.JsonAnswer;
import org.vireo.rest.objects.StorageKindView;

/** {@code /vireo/api/storage-kinds}: which storage there can be now and what it wants to know, for those who may add some. Thread-safe. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-storage-kinds",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/storage-kinds"
        })
public final class StorageKindsServlet extends OwnServlet {
    private static final long serialVersionUID = 1L;
    private static final String PERMIT = "create_storage_domain";

    private final transient Authorizer authorizer;

    /** Comes and goes with the engine's knowledge of storage. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private transient volatile StorageTypes types;

    @Activate
    public StorageKindsServlet(@Reference Authorizer authorizer, @Reference Logins logins) {
        super(logins);
        this.authorizer = authorizer;
    }

    @Override
    protected void route(Visit visit) throws IOException {
        if (!visit.request().getMethod().equals("GET")) {
            throw OwnDoor.nothing();
        }
        if (!authorizer.allowedSomewhere(visit.caller(), PERMIT)) {
            throw RequestFault.forbidden(Permit.system(PERMIT));
        }
        var present = types;
        var kinds = present == null
                ? List.of()
                : present.kinds().stream().map(StorageKindView::shown).toList();
        JsonAnswer.send(visit.response(), 200, Map.of("storage_kinds", kinds));
    }
}

package org.vireo.rest.objects;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.event.Event;
import org.vireo.inventory.LoggedEvent;
import org.vireo.model.Severity;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.searched.MoreSearched;
import org.vireo.rest.types.BaseResource;
import org.vireo.rest.types.LogSeverity;

/** Events, the newest first; others may report their own. */
final class EventsCollection {
    private EventsCollection() {}

    static Collection<LoggedEvent, org.vireo.rest.types.Event> root() {
        return Collection.of("events", org.vireo.rest.types.Event.class, new KeptEvents())
                .limited(KeptEvents::limits)
                .shown(EventsCollection::show)
                .required("origin", "severity", "custom_id", "description")
                .added((sent, context) -> new Addition.Direct(() -> report(sent, context)))
                .removed((kept, context) -> new Effect.Direct(answer -> {
                    manage(context);
                    context.engine().events().hide(kept.number().orElseThrow());
                }))
                .commonAction(
                        "undelete",
                        (sent, context) -> new Effect.Direct(answer -> {
                            manage(context);
                            context.engine().events().showHidden();
                        }))
                .searched(MoreSearched.EVENTS)
                .build();
    }

    private static void manage(Context context) {
        var permit = Permit.system("audit_log_management");
        if (!context.engine().authorizer().allowed(context.exchange().caller(), permit)) {
            throw RequestFault.forbidden(permit);
        }
    }

    private static org.vireo.rest.types.Event show(LoggedEvent event, Context context) {
        var bean = new org.vireo.rest.types.Event();
        bean.setDescription(event.message());
        bean.setCode(event.code());
        bean.setIndex((int) event.number().orElseThrow());
        bean.setSeverity(Constants.api(LogSeverity.class, event.severity()));
        bean.setTime(event.at());
        bean.setOrigin(event.origin());
        bean.setCustomId(event.customId());
        bean.setFloodRate(30);
        bean.setCorrelationId(event.correlationId().isEmpty() ? null : event.correlationId());
        var about = KeptEvents.about(event);
        refer(about, "vm", "vms", new org.vireo.rest.types.Vm(), bean::setVm, context);
        refer(about, "host", "hosts", new org.vireo.rest.types.Host(), bean::setHost, context);
        refer(about, "cluster", "clusters", new org.vireo.rest.types.Cluster(), bean::setCluster, context);
        refer(about, "data_center", "datacenters", new org.vireo.rest.types.DataCenter(), bean::setDataCenter, context);
        refer(about, "template", "templates", new org.vireo.rest.types.Template(), bean::setTemplate, context);
        refer(
                about,
                "storage_domain",
                "storagedomains",
                new org.vireo.rest.types.StorageDomain(),
                bean::setStorageDomain,
                context);
        refer(about, "user", "users", new org.vireo.rest.types.User(), bean::setUser, context);
        return bean;
    }

    private static <A extends BaseResource> void refer(
            Map<String, UUID> about, String kind, String path, A bean, Consumer<A> use, Context context) {
        Optional.ofNullable(about.get(kind)).ifPresent(id -> use.accept(context.refer(bean, path, id)));
    }

    /** Codes 9801 to 9804 are those of external events, by severity. */
    private static String report(org.vireo.rest.types.Event sent, Context context) {
        var caller = context.exchange().caller();
        var permit = Permit.system("inject_external_events");
        if (!context.engine().authorizer().allowed(caller, permit)) {
            throw RequestFault.forbidden(permit);
        }
        var severity = Constants.model(Severity.class, sent.getSeverity());
        if (sent.getCustomId() < 0) {
            throw RequestFault.badValue("custom_id must not be negative");
        }
        var event = new Event(
                9801 + severity.ordinal(),
                severity,
                sent.getDescription(),
                caller.name(),
                caller.correlationId(),
                Map.of());
        return String.valueOf(context.engine().events().recordExternal(event, sent.getOrigin(), sent.getCustomId()));
    }
}

package org.vireo.rest.objects;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Host;
import org.vireo.inventory.Vm;
import org.vireo.model.Severity;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Source;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.BaseResource;
import org.vireo.rest.types.LogSeverity;

/** Events, the newest first; others may report their own. */
final class EventsCollection {
    private EventsCollection() {}

    static Collection<Events.KeptEvent, org.vireo.rest.types.Event> root() {
        return Collection.of("events", org.vireo.rest.types.Event.class, new Kept())
                .shown(EventsCollection::show)
                .required("origin", "severity", "custom_id", "description")
                .added((sent, context) -> new Addition.Direct(() -> report(sent, context)))
                .field("severity", (kept, context) -> kept.event().severity())
                .field("message", (kept, context) -> kept.event().message())
                .field("description", (kept, context) -> kept.event().message())
                .field("type", (kept, context) -> kept.event().code())
                .field("code", (kept, context) -> kept.event().code())
                .field("time", (kept, context) -> kept.time())
                .field("usrname", (kept, context) -> kept.event().user())
                .field("correlation_id", (kept, context) -> kept.event().correlationId())
                .field("origin", (kept, context) -> kept.origin())
                .field("event_vm", EventsCollection::vmName)
                .field("vms.name", EventsCollection::vmName)
                .field("event_host", EventsCollection::hostName)
                .field("hosts.name", EventsCollection::hostName)
                .field("host.name", EventsCollection::hostName)
                .field("custom_event_id", (kept, context) -> kept.customId())
                .build();
    }

    private static String vmName(Events.KeptEvent kept, Context context) {
        var vm = Names.all(context.exchange(), Vm.class, Vm::id)
                .get(kept.event().subjects().get("vm"));
        return vm == null ? null : vm.name();
    }

    private static String hostName(Events.KeptEvent kept, Context context) {
        var host = Names.all(context.exchange(), Host.class, Host::id)
                .get(kept.event().subjects().get("host"));
        return host == null ? null : host.name();
    }

    private static final class Kept implements Source<Events.KeptEvent> {
        @Override
        public List<Events.KeptEvent> list(Context context) {
            var parameters = context.parameters();
            var after = parameters.number("from").orElse(0);
            var limit = parameters.text("search").isPresent()
                    ? 0
                    : parameters.number("max").orElse(0);
            return context.engine().events().list(new Events.Query(after, "", limit, ""));
        }

        @Override
        public Optional<Events.KeptEvent> find(Context context, String id) {
            if (!id.matches("[1-9]\\d{0,17}")) {
                return Optional.empty();
            }
            var wanted = Long.parseLong(id);
            return context.engine().events().list(new Events.Query(wanted - 1, "", 0, "")).stream()
                    .filter(kept -> kept.id() == wanted)
                    .findFirst();
        }

        @Override
        public String id(Events.KeptEvent kept) {
            return String.valueOf(kept.id());
        }
    }

    private static org.vireo.rest.types.Event show(Events.KeptEvent kept, Context context) {
        var event = kept.event();
        var bean = new org.vireo.rest.types.Event();
        bean.setDescription(event.message());
        bean.setCode(event.code());
        bean.setIndex((int) kept.id());
        bean.setSeverity(Constants.api(LogSeverity.class, event.severity()));
        bean.setTime(kept.time());
        bean.setOrigin(kept.origin());
        bean.setCustomId(kept.customId());
        bean.setFloodRate(30);
        bean.setCorrelationId(event.correlationId().isEmpty() ? null : event.correlationId());
        var about = event.subjects();
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

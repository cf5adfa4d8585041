package org.vireo.rest.objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.storage.RegisterDisk;
import org.vireo.engine.api.storage.RegisterTemplate;
import org.vireo.engine.api.storage.RegisterVm;
import org.vireo.inventory.DomainRecord;
import org.vireo.inventory.DomainRecord.Kind;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Where;
import org.vireo.model.DiskId;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.Source;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Action;
import org.vireo.rest.types.Cpu;
import org.vireo.rest.types.CpuTopology;
import org.vireo.rest.types.Disk;
import org.vireo.rest.types.DiskContentType;
import org.vireo.rest.types.DiskFormat;
import org.vireo.rest.types.OperatingSystem;
import org.vireo.rest.types.Template;
import org.vireo.rest.types.Vm;
import org.vireo.rest.types.VmBase;

/** What a storage domain tells of and the inventory has not: to be looked at and registered by who may import. */
final class UnregisteredContents {
    private static final String KEPT = "What storage domains tell of others is not removed from here.";
    private static final ObjectMapper JSON = new ObjectMapper();

    private UnregisteredContents() {}

    /** The answer to who registers what is there. */
    static Effect known(String kind, String name) {
        throw RequestFault.conflict("Cannot register " + kind + ". " + name + " is registered already.");
    }

    static Collection<DomainRecord, Vm> vms() {
        return Collection.of("vms", Vm.class, source(Kind.VM))
                .shown((told, context) -> machine(new Vm(), told))
                .action("register", (told, sent, context) -> {
                    var own = sent.getVm() == null ? null : sent.getVm().getName();
                    var id = VmActions.isTrue(sent.isClone()) ? VmId.random() : new VmId(told.objectId());
                    return new Effect.Submit(
                            new RegisterVm(id, RegistrationWishes.of(told, Optional.ofNullable(own), sent, context)));
                })
                .refuses("import", DomainContents.NO_EXPORT_DOMAINS)
                .refuses("remove", KEPT)
                .build();
    }

    static Collection<DomainRecord, Template> templates() {
        return Collection.of("templates", Template.class, source(Kind.TEMPLATE))
                .shown((told, context) -> machine(new Template(), told))
                .action("register", (told, sent, context) -> {
                    var own = sent.getTemplate() == null
                            ? null
                            : sent.getTemplate().getName();
                    var id = VmActions.isTrue(sent.isClone()) ? TemplateId.random() : new TemplateId(told.objectId());
                    return new Effect.Submit(new RegisterTemplate(
                            id, RegistrationWishes.of(told, Optional.ofNullable(own), sent, context)));
                })
                .refuses("import", DomainContents.NO_EXPORT_DOMAINS)
                .refuses("remove", KEPT)
                .build();
    }

    static Collection<DomainRecord, Disk> disks() {
        return Collection.of(
                        "disks", Disk.class, Source.foreign(UnregisteredContents::floating, UnregisteredContents::id))
                .shown((told, context) -> disk(told))
                .action("register", UnregisteredContents::register)
                .build();
    }

    private static Effect register(DomainRecord told, Action sent, Context context) {
        var name = Optional.ofNullable(sent.getDisk()).map(UnregisteredContents::name);
        return new Effect.Submit(new RegisterDisk(
                new DiskId(told.objectId()), told.storageDomainId(), name.filter(text -> !text.isEmpty())));
    }

    private static String name(Disk sent) {
        return Optional.ofNullable(sent.getName())
                .or(() -> Optional.ofNullable(sent.getAlias()))
                .orElse("");
    }

    /** The disk that a body names, for who adds it with {@code unregistered}. */
    static Addition disk(Disk sent, Context context) {
        if (sent.getId() == null) {
            throw RequestFault.incomplete("Disk", "id", "register");
        }
        var id = new DiskId(Context.uuid(sent.getId()));
        var name = Optional.of(name(sent)).filter(text -> !text.isEmpty());
        return Addition.of(
                new RegisterDisk(id, context.owner(StorageDomain.class).id(), name), id);
    }

    private static String id(DomainRecord told) {
        return told.objectId().toString();
    }

    private static Source<DomainRecord> source(Kind kind) {
        return Source.foreign(context -> told(context, kind), UnregisteredContents::id);
    }

    private static List<DomainRecord> told(Context context, Kind kind) {
        var domain = context.owner(StorageDomain.class);
        var permit = Permit.on(kind == Kind.DISK ? "create_disk" : "import_export_vm", "storage_domain", domain.id());
        if (!context.engine().authorizer().allowed(context.exchange().caller(), permit)) {
            return List.of();
        }
        return kept(context, kind);
    }

    private static List<DomainRecord> kept(Context context, Kind kind) {
        return context.inventory()
                .list(
                        DomainRecord.class,
                        Where.equal(
                                        "storageDomainId",
                                        context.owner(StorageDomain.class).id())
                                .andEqual("kind", kind)
                                .andEqual("registered", false)
                                .orderBy("name"));
    }

    /** Those that no machine told of has, whether or not the caller may see that one. */
    private static List<DomainRecord> floating(Context context) {
        var owned = new HashSet<String>();
        for (var kind : List.of(Kind.VM, Kind.TEMPLATE)) {
            kept(context, kind)
                    .forEach(machine -> summary(machine).path("disks").forEach(disk -> owned.add(disk.asText())));
        }
        return told(context, Kind.DISK).stream()
                .filter(disk -> !owned.contains(id(disk)))
                .toList();
    }

    private static JsonNode summary(DomainRecord told) {
        try {
            return JSON.readTree(told.summary());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is kept of a record is no JSON", e);
        }
    }

    private static <A extends VmBase> A machine(A bean, DomainRecord told) {
        var summary = summary(told);
        bean.setName(told.name());
        bean.setDescription(summary.path("description").asText());
        bean.setComment(summary.path("comment").asText());
        if (summary.has("memory")) {
            bean.setMemory(summary.path("memory").asLong());
            bean.setCreationTime(Instant.parse(summary.path("created").asText()));
            var topology = new CpuTopology();
            topology.setSockets(summary.path("sockets").asInt());
            topology.setCores(summary.path("cores").asInt());
            topology.setThreads(summary.path("threads").asInt());
            var cpu = new Cpu();
            cpu.setTopology(topology);
            bean.setCpu(cpu);
            var os = new OperatingSystem();
            os.setType(summary.path("os").asText());
            bean.setOs(os);
        }
        return bean;
    }

    private static Disk disk(DomainRecord told) {
        var summary = summary(told);
        var bean = new Disk();
        bean.setName(told.name());
        bean.setAlias(told.name());
        bean.setDescription(summary.path("description").asText());
        if (summary.has("size")) {
            bean.setProvisionedSize(summary.path("size").asLong());
            bean.setSparse(summary.path("sparse").asBoolean());
            bean.setFormat(Constants.api(
                    DiskFormat.class,
                    org.vireo.model.DiskFormat.valueOf(summary.path("format").asText())));
            bean.setContentType(
                    DiskContentType.fromValue(summary.path("content").asText()));
        }
        return bean;
    }
}

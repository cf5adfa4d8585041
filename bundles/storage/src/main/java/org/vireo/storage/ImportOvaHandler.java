package org.vireo.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.auth.PredefinedRoles;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Ownership;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.network.Ports;
import org.vireo.engine.api.storage.ImportOva;
import org.vireo.engine.api.storage.Volumes;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Transactions;
import org.vireo.model.ByteSize;
import org.vireo.model.ModelError;
import org.vireo.model.TemplateId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.json.ModelJson;
import org.vireo.protocol.ova.InspectOva;
import org.vireo.protocol.ova.ReadOva;
import org.vireo.protocol.ova.VerifyOva;
import org.vireo.spi.host.Call;

/** Makes a machine of a package: it is looked into, compared with its manifest, and its images are copied from where they lie. */
@Component(service = CommandHandler.class)
public final class ImportOvaHandler implements CommandHandler<ImportOva> {
    private static final String DISKS = "disks";
    private static final ObjectMapper JSON = ModelJson.newMapper();

    private final Inventory inventory;
    private final Transactions transactions;
    private final Events events;
    private final Volumes volumes;
    private final NewDisks disks;
    private final OvaChecks checks;
    private final OvaRows rows;

    /** Keeps no state. */
    @Activate
    public ImportOvaHandler(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Events events,
            @Reference Volumes volumes,
            @Reference NewDisks disks,
            @Reference Arrivals arrivals,
            @Reference Ports ports,
            @Reference StorageHosts hosts) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.events = events;
        this.volumes = volumes;
        this.disks = disks;
        this.checks = new OvaChecks(inventory, hosts);
        this.rows = new OvaRows(inventory, disks, arrivals, ports);
    }

    @Override
    public Class<ImportOva> command() {
        return ImportOva.class;
    }

    @Override
    public Permit permit(ImportOva command) {
        // It reads files of a host, so it takes more than the right to create machines.
        return Permit.on("manipulate_host", "host", command.host());
    }

    @Override
    public Set<Permit> permits(ImportOva command) {
        return Set.of(
                permit(command),
                Permit.on(command.template() ? "create_template" : "create_vm", "cluster", command.cluster()),
                Permit.on("create_disk", Domains.KIND, command.domain()));
    }

    @Override
    public Optional<Ownership> owned(ImportOva command) {
        return Optional.of(
                command.template()
                        ? Ownership.of(PredefinedRoles.TEMPLATE_OWNER, "template", new TemplateId(command.id()))
                        : Ownership.of(PredefinedRoles.USER_VM_MANAGER, "vm", new VmId(command.id())));
    }

    @Override
    public Set<LockKey> locks(ImportOva command) {
        var keys = new HashSet<LockKey>();
        keys.add(LockKey.shared("cluster", command.cluster()));
        keys.add(LockKey.shared(Domains.KIND, command.domain()));
        keys.add(
                command.template()
                        ? LockKey.exclusive("template", new TemplateId(command.id()))
                        : LockKey.exclusive("vm", new VmId(command.id())));
        inventory
                .find(Cluster.class, command.cluster())
                .flatMap(Cluster::dataCenterId)
                .ifPresent(center ->
                        keys.add(LockKey.name((command.template() ? "template." : "vm.") + center, command.name())));
        return keys;
    }

    @Override
    public Check check(ImportOva command, Caller caller) {
        return checks.arrival(command);
    }

    @Override
    public String describe(ImportOva command) {
        return "Importing " + (command.template() ? "Template " : "VM ") + command.name() + " from an OVA file";
    }

    @Override
    public void begin(ImportOva command, Caller caller) {
        rows.begin(command);
    }

    @Override
    public List<Step> plan(ImportOva command) {
        return List.of(
                NamedStep.patient("look", "Looking into the file", context -> look(command, context), context -> {}),
                NamedStep.copying(
                                "verify",
                                "Comparing it with its manifest",
                                context -> verify(command, context),
                                context -> {})
                        .unlessCancelled(),
                NamedStep.copying(
                                "copy",
                                "Copying the images",
                                context -> copy(command, context),
                                context -> remove(command, context))
                        .unlessCancelled());
    }

    private void look(ImportOva command, StepContext context) {
        var call = context.call();
        var found = call.hosts().call(command.host(), new InspectOva(command.path()), call);
        var contents = OvaContents.of(command.path(), command.name(), found);
        transactions.run(() -> {
            if (context.get(DISKS).isPresent()) {
                return;
            }
            requireRoom(command, contents);
            contents.disks().forEach(disk -> requirePossible(command, disk));
            try {
                rows.fill(command, contents);
            } catch (IllegalArgumentException e) {
                throw new VireoException(
                        StorageError.BAD_IMAGE,
                        "cannot import " + command.path() + ": a machine like this cannot be made: " + e.getMessage(),
                        e);
            }
            context.put(DISKS, write(contents.disks()));
        });
    }

    /** A small file may become large. */
    private void requireRoom(ImportOva command, OvaContents contents) {
        var domain = inventory.get(StorageDomain.class, command.domain());
        long needed = command.sparse()
                ? contents.needed().bytes()
                : contents.disks().stream()
                        .mapToLong(disk -> disk.size().bytes())
                        .sum();
        long left = domain.available().bytes()
                - ByteSize.ofGiB(domain.criticalLowSpaceGiB()).bytes();
        if (needed > left) {
            throw new VireoException(
                    StorageError.NO_ROOM,
                    "cannot import " + command.path() + ": its disks need " + needed + " bytes, and Storage Domain "
                            + domain.name() + " has " + Math.max(0, left) + " left");
        }
    }

    private void requirePossible(ImportOva command, ArrivingDisk disk) {
        if (disks.check(OvaRows.newDisk(command, disk), true) instanceof Check.Refused refused) {
            throw new VireoException(
                    StorageError.UNUSABLE,
                    "cannot import " + command.path() + ", disk " + disk.texts().name() + ": "
                            + String.join(" ", refused.reasons()));
        }
    }

    private static void verify(ImportOva command, StepContext context) {
        var call = context.call();
        call.hosts().call(command.host(), new VerifyOva(command.path()), call);
    }

    private void copy(ImportOva command, StepContext context) {
        var disks = read(context.get(DISKS).orElse("[]"));
        int done = 0;
        for (var disk : disks) {
            copy(command, disk, context.call());
            done++;
            context.call().progress(100 * done / disks.size());
        }
    }

    private void copy(ImportOva command, ArrivingDisk disk, Call call) {
        var id = disk.id().toString();
        volumes.create(disk.id(), call.part("create-" + id));
        if (!disk.file().isEmpty()) {
            var target = volumes.prepare(disk.id(), command.host(), call.part("prepare-" + id));
            var read = new ReadOva(command.path(), disk.file(), disk.format(), disk.size(), target);
            call.hosts().call(command.host(), read, call.part("read-" + id));
        }
        // the same size again: only to learn what space it takes now
        volumes.resize(disk.id(), disk.size(), call.part("look-" + id));
    }

    private void remove(ImportOva command, StepContext context) {
        for (var disk : transactions.call(() -> rows.disks(command))) {
            volumes.takeBack(disk, context.call().part(disk.toString()));
        }
    }

    private static String write(List<ArrivingDisk> disks) {
        try {
            return JSON.writeValueAsString(disks);
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "cannot keep what an import found", e);
        }
    }

    private static List<ArrivingDisk> read(String text) {
        try {
            return List.of(JSON.readValue(text, ArrivingDisk[].class));
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "cannot read what an import found", e);
        }
    }

    @Override
    public void complete(ImportOva command, StepContext context) {
        rows.ready(command);
        var what = command.template() ? "Template " : "VM ";
        events.record(Event.normal(
                        command.template() ? 1158 : 1152,
                        context.caller(),
                        what + command.name() + " was imported from " + command.path() + " by "
                                + context.caller().name() + ".")
                .about(command.template() ? "template" : "vm", OvaChecks.owner(command.template(), command.id()))
                .about("cluster", command.cluster())
                .about("host", command.host())
                .about(Domains.KIND, command.domain()));
    }

    @Override
    public void abandon(ImportOva command, StepContext context, String why) {
        rows.forget(command);
        var what = command.template() ? "Template " : "VM ";
        events.record(Event.error(
                        command.template() ? 1159 : 1153,
                        context.caller(),
                        what + command.name() + " could not be imported: " + why)
                .about("host", command.host())
                .about(Domains.KIND, command.domain()));
    }
}

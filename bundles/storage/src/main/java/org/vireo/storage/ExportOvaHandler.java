package org.vireo.storage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.storage.ExportOva;
import org.vireo.engine.api.storage.Volumes;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Named;
import org.vireo.inventory.Template;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.model.DiskId;
import org.vireo.model.Id;
import org.vireo.model.TemplateId;
import org.vireo.model.TemplateStatus;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.ova.DropOva;
import org.vireo.protocol.ova.OvaPlace;
import org.vireo.protocol.ova.StageDisk;
import org.vireo.protocol.ova.WriteOva;
import org.vireo.storage.ovf.OvfWriter;
import org.vireo.storage.ovf.ToldDisk;
import org.vireo.storage.ovf.ToldMachine;

/** Writes a machine into a package: images of its disks are made beside the file, which has its name only once it is whole. */
@Component(service = CommandHandler.class)
public final class ExportOvaHandler implements CommandHandler<ExportOva> {
    private static final String WHAT = "Cannot export to an OVA file.";
    /** A tar archive has room for 99 bytes of a name, and images have more in theirs. */
    private static final int LONGEST_FILE = 80;

    private final Inventory inventory;
    private final Transactions transactions;
    private final Events events;
    private final Volumes volumes;
    private final Descriptions descriptions;
    private final DiskUse use;
    private final OvaChecks checks;

    /** Keeps no state. */
    @Activate
    public ExportOvaHandler(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Events events,
            @Reference Volumes volumes,
            @Reference Descriptions descriptions,
            @Reference DiskUse use,
            @Reference StorageHosts hosts) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.events = events;
        this.volumes = volumes;
        this.descriptions = descriptions;
        this.use = use;
        this.checks = new OvaChecks(inventory, hosts);
    }

    @Override
    public Class<ExportOva> command() {
        return ExportOva.class;
    }

    private static Id id(ExportOva command) {
        return OvaChecks.owner(command.template(), command.machine());
    }

    private static String kind(ExportOva command) {
        return command.template() ? "template" : "vm";
    }

    private Named row(ExportOva command) {
        return command.template()
                ? inventory.get(Template.class, new TemplateId(command.machine()))
                : inventory.get(Vm.class, new VmId(command.machine()));
    }

    @Override
    public Permit permit(ExportOva command) {
        return Permit.on("import_export_vm", kind(command), id(command));
    }

    @Override
    public Set<Permit> permits(ExportOva command) {
        // It fills a file system of a host.
        return Set.of(permit(command), Permit.on("manipulate_host", "host", command.host()));
    }

    @Override
    public Set<LockKey> locks(ExportOva command) {
        var keys = new HashSet<LockKey>();
        keys.add(command.template() ? LockKey.shared("template", id(command)) : LockKey.exclusive("vm", id(command)));
        for (var disk : disks(command)) {
            keys.add(LockKey.shared(NewDisks.KIND, disk.id()));
            disk.storageDomainId().ifPresent(domain -> keys.add(LockKey.shared(Domains.KIND, domain)));
        }
        return keys;
    }

    private List<Disk> disks(ExportOva command) {
        return descriptions.flat(command.template(), command.machine()).disks().stream()
                .map(told -> inventory.get(Disk.class, new DiskId(told.id())))
                .toList();
    }

    @Override
    public Check check(ExportOva command, Caller caller) {
        return state(command).and(file(command)).and(checks.departure(command.host(), disks(command), use));
    }

    private Check state(ExportOva command) {
        var row = row(command);
        boolean still =
                row instanceof Vm vm ? vm.status() == VmStatus.DOWN : ((Template) row).status() == TemplateStatus.OK;
        return still
                ? Check.FINE
                : Check.conflict(WHAT + " " + (command.template() ? "Template " : "VM ") + row.name() + " is not "
                        + (command.template() ? "ready." : "down."));
    }

    private static Check file(ExportOva command) {
        var file = command.file();
        boolean plain = file.matches("[^./\\\\\\p{Cntrl}][^/\\\\\\p{Cntrl}]*")
                && file.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= LONGEST_FILE;
        return plain
                ? Check.FINE
                : Check.invalid(WHAT + " The file name must be a plain name of 1 to " + LONGEST_FILE
                        + " bytes without a path, not beginning with a dot.");
    }

    @Override
    public String describe(ExportOva command) {
        return "Exporting " + (command.template() ? "Template " : "VM ")
                + row(command).name() + " to the OVA file " + command.file();
    }

    @Override
    public void begin(ExportOva command, Caller caller) {
        mark(command, VmStatus.IMAGE_LOCKED);
    }

    private void mark(ExportOva command, VmStatus status) {
        if (!command.template()) {
            inventory.get(Vm.class, new VmId(command.machine())).setStatus(status);
        }
    }

    private static OvaPlace place(ExportOva command, StepContext context) {
        return new OvaPlace(command.directory(), command.file(), context.job().value());
    }

    @Override
    public List<Step> plan(ExportOva command) {
        return List.of(
                NamedStep.copying(
                        "stage",
                        "Making images of the disks",
                        context -> stage(command, context),
                        context -> context.call()
                                .hosts()
                                .call(command.host(), new DropOva(place(command, context)), context.call())),
                NamedStep.copying("write", "Writing the file", context -> write(command, context), context -> {})
                        .unlessCancelled());
    }

    private ToldMachine told(ExportOva command) {
        return transactions.call(() -> descriptions.flat(command.template(), command.machine()));
    }

    private static String base(ExportOva command) {
        return command.file().replaceFirst("(?i)\\.ova$", "");
    }

    private static String member(ExportOva command, int number) {
        return base(command) + "-disk" + (number + 1) + ".vmdk";
    }

    private void stage(ExportOva command, StepContext context) {
        var call = context.call();
        var disks = told(command).disks();
        for (int i = 0; i < disks.size(); i++) {
            var id = disks.get(i).id();
            var source = volumes.prepare(new DiskId(id), command.host(), call.part("prepare-" + id));
            var asked = new StageDisk(place(command, context), member(command, i), source);
            var staged = call.hosts().call(command.host(), asked, call.part("stage-" + id));
            context.put(length(id), String.valueOf(staged.length().bytes()));
            call.progress(100 * (i + 1) / disks.size());
        }
    }

    private static String length(UUID disk) {
        return "length." + disk;
    }

    private void write(ExportOva command, StepContext context) {
        var machine = told(command);
        var files = new HashMap<UUID, OvfWriter.PackagedFile>();
        var members = machine.disks().stream().map(ToldDisk::id).toList();
        for (int i = 0; i < members.size(); i++) {
            long length =
                    context.get(length(members.get(i))).map(Long::parseLong).orElse(0L);
            files.put(members.get(i), new OvfWriter.PackagedFile(member(command, i), length));
        }
        var place = place(command, context);
        var descriptor = OvfWriter.of(machine, new OvfWriter.Packaging(place.export(), files));
        var names = members.stream().map(disk -> files.get(disk).name()).toList();
        var asked = new WriteOva(place, base(command) + ".ovf", descriptor, names);
        context.call().hosts().call(command.host(), asked, context.call());
    }

    private String path(ExportOva command) {
        return command.directory() + "/" + command.file();
    }

    @Override
    public void complete(ExportOva command, StepContext context) {
        mark(command, VmStatus.DOWN);
        var caller = context.caller();
        events.record(Event.normal(
                        command.template() ? 1227 : 1224,
                        caller,
                        (command.template() ? "Template " : "VM ")
                                + row(command).name() + " was exported to " + path(command) + " by " + caller.name()
                                + ".")
                .about(kind(command), id(command))
                .about("host", command.host()));
    }

    @Override
    public void abandon(ExportOva command, StepContext context, String why) {
        mark(command, VmStatus.DOWN);
        events.record(Event.error(
                        command.template() ? 1228 : 1225,
                        context.caller(),
                        (command.template() ? "Template " : "VM ")
                                + row(command).name() + " could not be exported to " + path(command) + ": " + why)
                .about(kind(command), id(command))
                .about("host", command.host()));
    }
}

package org.vireo.rest.objects;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.engine.api.vm.LoadDisc;
import org.vireo.engine.api.vm.UpdateVm;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.model.DiskId;
import org.vireo.model.VmSettings;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Source;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Cdrom;
import org.vireo.rest.types.File;

/** The one drive of a virtual machine or template. What is in it now and what is in it at the next start are asked for apart. */
final class CdromsCollection {
    private static final String ISO = "iso";
    /** The drive goes by the same id everywhere. */
    private static final String DRIVE = new UUID(0, 0).toString();

    private CdromsCollection() {}

    /** A drive with its disc. */
    record Drive(Optional<DiskId> disc) {
        static Drive of(VmSettings settings) {
            return new Drive(settings.fittings().devices().cdrom());
        }
    }

    static Collection<Drive, Cdrom> ofVm() {
        return Collection.of(
                        "cdroms",
                        Cdrom.class,
                        Source.<Drive>of(
                                context -> List.of(Drive.of(settings(context.owner(Vm.class), context))),
                                drive -> DRIVE))
                .shown((drive, context) -> show(
                        drive,
                        context,
                        bean -> bean.setVm(context.refer(
                                new org.vireo.rest.types.Vm(),
                                "vms",
                                context.owner(Vm.class).id()))))
                .required("file")
                .added(CdromsCollection::insert)
                .changed((drive, sent, context) -> change(sent, context))
                .build();
    }

    static Collection<Drive, Cdrom> ofTemplate() {
        return Collection.of(
                        "cdroms",
                        Cdrom.class,
                        Source.<Drive>of(
                                context -> List.of(
                                        Drive.of(context.owner(Template.class).settings())),
                                drive -> DRIVE))
                .shown((drive, context) -> show(drive, context, bean -> {}))
                .build();
    }

    private static boolean current(Context context) {
        return context.parameters().flag("current").orElse(false);
    }

    private static VmSettings settings(Vm vm, Context context) {
        return current(context) ? vm.settingsNow() : vm.settings();
    }

    private interface Finished {
        void finish(Cdrom bean);
    }

    private static Cdrom show(Drive drive, Context context, Finished finished) {
        var bean = new Cdrom();
        drive.disc().ifPresent(disc -> bean.setFile(context.refer(new File(), "disks", disc)));
        drive.disc().ifPresent(disc -> bean.getFile().setHref(null));
        finished.finish(bean);
        return bean;
    }

    /** Every machine has its one drive: adding one comes down to a disc for it. */
    private static Addition insert(Cdrom sent, Context context) {
        if (settings(context.owner(Vm.class), context)
                .fittings()
                .devices()
                .cdrom()
                .isPresent()) {
            throw RequestFault.conflict("Cannot add CD-ROM. A VM has one drive, and there is a disc in it.");
        }
        return new Addition.Submit(change(sent, context), DRIVE);
    }

    private static Command change(Cdrom sent, Context context) {
        var vm = context.owner(Vm.class);
        if (sent.getFile() == null) {
            throw RequestFault.incomplete("Cdrom", "file", "update");
        }
        var disc = wanted(sent, context);
        if (current(context)) {
            return new LoadDisc(vm.id(), disc);
        }
        var settings = vm.settings()
                .edit()
                .fittings(fittings -> fittings.devices(fittings.devices().loaded(disc)))
                .done();
        return new UpdateVm(vm.id(), DetailsChange.NONE, Optional.empty(), Optional.of(settings));
    }

    /** A disk whose content is an ISO file, by its id or name; an empty id means none. */
    static Optional<DiskId> wanted(Cdrom sent, Context context) {
        var file = sent.getFile();
        if (file == null || (file.getId() != null && file.getId().isEmpty())) {
            return Optional.empty();
        }
        if (file.getId() != null && !file.getId().matches("[0-9a-fA-F-]{36}")) {
            file.setName(file.getId());
            file.setId(null);
        }
        var disk = context.resolve(Disk.class, DiskId::new, file);
        if (!disk.contentType().equals(ISO)) {
            throw RequestFault.conflict("Cannot insert disk " + disk.name() + ". Its content is no ISO file.");
        }
        return Optional.of(disk.id());
    }
}
